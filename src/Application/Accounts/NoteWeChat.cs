using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>WeChat called an openid wrong, or its holder follows again (ports §1.1). Whoever governs the account sees it and can unbind.</summary>
/// <param name="OpenId">Of whom; nobody's is no failure.</param>
/// <param name="Known">Whether WeChat knows it.</param>
[Requires(Permissions.BackgroundWork)]
public sealed record NoteWeChat(string OpenId, bool Known) : ICommand
{
    /// <summary>Never shows an openid: requests may be logged.</summary>
    public override string ToString() => $"{nameof(NoteWeChat)} {Known}";
}

internal sealed class NoteWeChatValidator : AbstractValidator<NoteWeChat>
{
    public NoteWeChatValidator() => RuleFor(c => c.OpenId).NotEmpty().MaximumLength(64);
}

internal sealed class NoteWeChatHandler(IRepository<Person> persons, TimeProvider clock) : ICommandHandler<NoteWeChat>
{
    public async Task<Result> Handle(NoteWeChat command, CancellationToken cancellationToken)
    {
        if (await persons.FirstOrDefaultAsync(AccountSpecs.PersonByOpenId(command.OpenId), cancellationToken) is not { } person) return Result.Done;

        if (command.Known) person.Follow(command.OpenId);
        else person.LoseWeChat(clock.GetUtcNow());
        return Result.Done;
    }
}

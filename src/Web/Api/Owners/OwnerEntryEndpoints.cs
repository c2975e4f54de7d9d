using MediatR;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Api.Owners;

/// <summary>The entry of 我的小区 over REST: a proved phone gives the token of an owner's identity.</summary>
internal sealed class OwnerEntryEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api) => api.MapPost("/identity/owner", Enter).WithTags("Identity");

    private static async Task<IResult> Enter(EntryForm form, IMediator mediator, AccessTokens tokens, CancellationToken ct) =>
        (await mediator.Send(new EnterAsOwner(form.Name ?? "", form.Phone ?? "", form.Code ?? "", form.Ticket), ct)).ToHttp(session => TypedResults.Ok(tokens.Issue(session)));

    private sealed record EntryForm(string? Name, string? Phone, string? Code, string? Ticket);
}

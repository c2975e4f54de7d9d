using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>A provider reports what became of text messages (NTF-13). Keeps it; what it means is worked out later.</summary>
/// <param name="Body">The request as it came.</param>
[Anonymous("A provider's servers call, by an address that only they know; a number that is not ours is dropped.")]
public sealed record TakeSmsReports(ReadOnlyMemory<byte> Body) : ICommand<TakenReports>
{
    /// <summary>Never shows a report: requests may be logged.</summary>
    public override string ToString() => nameof(TakeSmsReports);
}

/// <summary>What the provider is answered.</summary>
/// <param name="Acknowledgement">As JSON.</param>
public sealed record TakenReports(string Acknowledgement);

internal sealed class TakeSmsReportsValidator : AbstractValidator<TakeSmsReports>
{
    public TakeSmsReportsValidator() => RuleFor(c => c.Body.Length).InclusiveBetween(1, 64 * 1024).WithMessage("内容无效");
}

internal sealed class TakeSmsReportsHandler(ISmsReportReader reader, IInboundEvents inbound) : ICommandHandler<TakeSmsReports, TakenReports>
{
    public async Task<Result<TakenReports>> Handle(TakeSmsReports command, CancellationToken cancellationToken)
    {
        if (reader.Read(command.Body.Span) is not SmsReportBatch.Reports { All: var reports }) return ChannelErrors.Malformed;

        await inbound.KeepAsync(reports, cancellationToken);
        return new TakenReports(reader.Acknowledgement);
    }
}

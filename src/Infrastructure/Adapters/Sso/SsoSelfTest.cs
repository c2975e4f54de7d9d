using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>Asks the government's sign-in once after the start whether it could be used, so that an operator reads it before anybody stands at the entrance. The platform starts whatever it answers.</summary>
internal sealed partial class SsoSelfTest(SsoServer server, ILogger<SsoSelfTest> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            switch (await server.TryOutAsync(stoppingToken))
            {
                case null:
                    NoteReady(log);
                    break;
                case SsoOutcome.Failed { Why: PortFailure.Misconfigured wrong }:
                    NoteWrong(log, wrong.Code);
                    break;
                case SsoOutcome.Failed failed:
                    NoteSilent(log, failed.Why.GetType().Name);
                    break;
                case var other:
                    NoteSilent(log, other.GetType().Name);
                    break;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The platform stops before there was an answer.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The government's sign-in is ready: its addresses and keys are known")]
    private static partial void NoteReady(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "The government's sign-in is not set up as it has to be: {Code}; nobody can come in by it")]
    private static partial void NoteWrong(ILogger log, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The government's sign-in did not answer at the start: {Failure}; every sign-in asks it again")]
    private static partial void NoteSilent(ILogger log, string failure);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Hosting;

namespace PropertyPlatform.Benchmarks;

/// <summary>The platform in a process of its own, with the empty page of the same layout that pages are measured against, and with a government that says at once who it is.</summary>
internal static class PlatformWithAnEmptyPage
{
    /// <summary>Starts it on a migrated database.</summary>
    public static Task<PlatformProcess> StartAsync(string database) => PlatformProcess.StartHostAsync(
        typeof(PlatformWithAnEmptyPage).Assembly.Location, ["platform"], database, ("ASPNETCORE_ENVIRONMENT", "Staging"), ("Limits__AnonymousWritesPerMinute", "1000000"));

    /// <summary>The process itself: what the platform's own program does, and two things more.</summary>
    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(PlatformHost).Assembly.GetName().Name });
        builder.AddPlatformHost();
        builder.Services.AddSingleton<IGovernmentSso, KnowsEverybody>();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(PlatformWithAnEmptyPage).Assembly);

        await using var app = builder.Build();
        app.UsePlatformHost();
        await app.PrepareDatabaseAsync();
        await app.RunAsync();
    }

    /// <summary>The code that comes back is the person itself, so that neither a network nor another program is measured.</summary>
    public sealed class KnowsEverybody : IGovernmentSso
    {
        /// <summary>The code of a person, or of a person who acts for an enterprise.</summary>
        public static string CodeOf(string name, string document, string phone, string enterprise = "") => string.Join('.', Uri.EscapeDataString(name), document, phone, enterprise);

        public ValueTask<SsoStart> BeginAsync(SsoSubjectKind kind, string returnPath, CancellationToken ct) => ValueTask.FromResult<SsoStart>(new SsoStart.Started(new Uri(returnPath, UriKind.Relative)));

        public ValueTask<SsoOutcome> CompleteAsync(SsoCallback callback, CancellationToken ct) => ValueTask.FromResult((callback.Code ?? "").Split('.') switch
        {
            [var name, var document, var phone, ""] when IdDocument.TryParse(DocumentType.ResidentId, document) is { } identity =>
                new SsoOutcome.Person(document, Uri.UnescapeDataString(name), identity, MobileNumber.TryParse(phone), Assurance.L3),
            [var name, _, var phone, var code] when UnifiedSocialCreditCode.TryParse(code) is { } enterprise =>
                new SsoOutcome.Corporation(code, enterprise, "深圳市安居物业服务有限公司", new CorporateAgent(Uri.UnescapeDataString(name), null, MobileNumber.TryParse(phone)), Assurance.L3),
            _ => (SsoOutcome)new SsoOutcome.Declined(),
        });

        public ValueTask<Uri?> SignOutAsync(string returnPath, CancellationToken ct) => ValueTask.FromResult<Uri?>(null);
    }
}

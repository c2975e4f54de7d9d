using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Jobs;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Demo;
using PropertyPlatform.Web.Tests.Mechanisms;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>
/// Somebody is preset, gets a code, comes from WeChat, binds, renews, types a wrong password, and what follows fails with words that nobody should read. Afterwards
/// neither the log nor a copy of the tables nor any file of the database server says who it was or by what one could come in. All that is looked for is made up anew
/// for each run, so nothing is found that others left on the same server.
/// </summary>
public sealed class WhatAnEntryLeaves : IAsyncLifetime
{
    private static readonly string Phone = $"199{Digits(8)}";
    private static readonly string Document = $"440524{RandomNumberGenerator.GetInt32(1950, 2000)}0101{Digits(3)}X";
    private static readonly string OpenId = $"oDEV-{Digits(12)}";
    private static readonly string Password = $"Wrong-{Digits(12)}-horse";
    private readonly CityApp _city = new();
    private readonly NobodyWritesALine.Listener _log = new();
    private readonly List<string> _codes = [];
    private readonly List<string> _secrets = [Phone, Document, Password];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _city.App.With("Logging:LogLevel:Default", "Debug").With("Logging:LogLevel:Microsoft", "Information").With("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Warning")
            .With(services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(_log).AddScoped<IRecurringJob, FailsAloud>());
        await _city.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task is_read_neither_in_the_log_nor_in_a_copy_of_the_tables_nor_on_the_disk()
    {
        await EnterAsync();
        await FailAsync();
        var masked = $"Told to {Phone[..3]}****{Phone[^4..]}";

        _log.Lines.ShouldContain(line => line.Contains("BindAccount", StringComparison.Ordinal), "the log was listened to");
        _log.Lines.ShouldContain(line => line.Contains(masked, StringComparison.Ordinal), "the failure was logged");
        _log.Lines.Where(line => Holds(line) || line.Contains(OpenId, StringComparison.Ordinal)).ShouldBeEmpty();
        (await _city.App.UseAsync(db => db.Set<JobLease>().Select(l => l.LastError).ToListAsync(Ct))).ShouldContain(error => error != null && error.Contains("****", StringComparison.Ordinal), "the failure was noted beside its job");
        Holds($"({Phone})").ShouldBeTrue("the search finds what is there");
        (await ClearText.InTablesAsync(_city.App.ConnectionString, Holds, Ct)).ShouldBeEmpty();
        (await FilesAsync()).ShouldBeEmpty();
    }

    private async Task EnterAsync()
    {
        using var lead = await _city.PhoneAsync("community-lead");
        using var preset = new HttpRequestMessage(HttpMethod.Post, "/api/v1/accounts") { Content = JsonContent.Create(new { role = "CommunityOfficer", name = "留痕员", phone = Phone }) };
        preset.Headers.Add("Idempotency-Key", "preset-once");
        (await lead.SendAsync(preset, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);

        using var phone = _city.Browser();
        (await phone.PostAsJsonAsync("/api/v1/codes", new { phone = Phone, purpose = "Identity" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _codes.Add(await _city.SmsCodeAsync(Phone));
        await _city.App.DrainAsync();
        var door = await phone.GetFromJsonAsync<JsonElement>("/api/v1/identity/wechat?returnPath=/h5/", Ct);
        var state = System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), door.GetProperty("url").GetString()).Query)["state"].ShouldNotBeNull();
        var ticket = (await (await phone.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = OpenId }, Ct)).JsonAsync()).GetProperty("ticket").GetString();
        var bound = await (await phone.PostAsJsonAsync("/api/v1/identity/government", new { name = "留痕员", phone = Phone, code = _codes[0], ticket }, Ct)).JsonAsync();
        var renewed = await (await phone.PostAsJsonAsync("/api/v1/identity/refresh", new { refreshToken = bound.GetProperty("refreshToken").GetString() }, Ct)).JsonAsync();
        _secrets.Add(state);
        _secrets.AddRange(new[] { bound, renewed }.SelectMany(issued => new[] { "accessToken", "refreshToken" }.Select(name => issued.GetProperty(name).GetString().ShouldNotBeNull())));

        (await phone.SignInByPasswordAsync(Phone, Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task FailAsync()
    {
        await _city.App.DrainAsync();
        await _city.App.Services.GetRequiredService<IJobRunner>().RunDueAsync(Ct);
        var log = _city.App.Services.GetRequiredService<ILogger<WhatAnEntryLeaves>>();
        using (log.BeginScope("For {Phone}", Phone)) log.LogWarning(new InvalidOperationException("outer", Failure()), "Told to {Phone} of {Document}", Phone, Document);
    }

    private bool Holds(string text) => _secrets.Exists(secret => text.Contains(secret, StringComparison.Ordinal)) || _codes.Exists(code => Regex.IsMatch(text, $"(?<![0-9A-Za-z.]){code}(?![0-9A-Za-z])"));

    /// <summary>Of the whole folder of the server what was written since the template was copied: tables, the log of all changes, the log of the server.</summary>
    private async Task<IReadOnlyList<string>> FilesAsync()
    {
        await using var connection = new NpgsqlConnection(_city.App.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("CHECKPOINT; SELECT current_setting('data_directory') || '|' || oid FROM pg_database WHERE datname = current_database()", connection);
        var found = ((string)(await command.ExecuteScalarAsync(Ct)).ShouldNotBeNull()).Split('|');
        var since = DateTime.UtcNow.AddMinutes(-10);
        var files = new DirectoryInfo(found[0]).GetFiles("*", SearchOption.AllDirectories)
            .Where(file => file.FullName.Contains($"/base/{found[1]}/", StringComparison.Ordinal) || (!file.FullName.Contains("/base/", StringComparison.Ordinal) && file.LastWriteTimeUtc > since)).ToList();
        files.ShouldContain(file => file.FullName.Contains("/pg_wal/", StringComparison.Ordinal));
        files.Count.ShouldBeGreaterThan(100);
        var needles = _secrets.Select(Encoding.ASCII.GetBytes).ToList();
        return [.. files.Where(file => Read(file) is { } bytes && needles.Exists(needle => bytes.AsSpan().IndexOf(needle) >= 0)).Select(file => file.FullName)];
    }

    // The server goes on: a file may be gone by now.
    private static byte[]? Read(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static InvalidOperationException Failure() => new($"Key (phone)=({Phone}) of {Document} already exists.");

    private static string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));

    private sealed class FailsAloud : IRecurringJob
    {
        public string Name => "tests.fail_aloud";

        public TimeSpan Interval => TimeSpan.FromHours(1);

        public Task RunAsync(CancellationToken ct) => throw Failure();
    }
}

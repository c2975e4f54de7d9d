using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Benchmarks;

/// <summary>
/// The return from the government's sign-in, until the session's cookie is there and the audit is written, beside the empty page; and the sign-in of an institution,
/// most of which is the hash that makes guessing slow, beside that hash alone.
/// </summary>
internal static class SignInMeasurement
{
    private const int WarmUps = 400;
    private const int Runs = 400;
    private const int Passwords = 60;

    public static async Task<string> RunAsync()
    {
        var table = new Table("way in", "p95, ms", "beside", "its p95, ms", "times it", "must");
        await using var office = await AnOffice.FoundAsync();
        using var stranger = office.Stranger();
        foreach (var (who, person) in new[] { ("officer with grants, 统一身份认证", AnOffice.CommunityLead), ("enterprise of 200 projects, 法人登录", AnOffice.Enterprise) })
        {
            using var known = await office.BrowserAsync(person);
            var times = await Times.P95Async(WarmUps, Runs, () => stranger.ComeInAsync(person.Kind, person.Code), () => known.OpenAsync("/empty"));
            table.Row(who, times[0], "the empty page", times[1], times[0] / times[1], "≤ 4");
        }

        IPasswordHashes hashes = new PasswordHashes();
        var hash = hashes.Of(AnOffice.Password);
        var slow = await Times.P95Async(
            10, Passwords, () => stranger.ComeInByPasswordAsync(AnOffice.UserName, AnOffice.Password), () => Task.FromResult(hashes.Match(hash, AnOffice.Password)));
        return table.Row("institution, user name and password", slow[0], "the password's hash", slow[1], slow[0] / slow[1], "").ToString();
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Security;

public sealed class KeysAtRestTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task the_keys_of_cookies_and_tokens_lie_encrypted_in_the_database()
    {
        var protector = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

        protector.Unprotect(protector.Protect("secret")).ShouldBe("secret");

        var keys = await app.UseAsync(db => db.Set<DataProtectionKey>().Select(k => k.Xml).ToListAsync(Ct));
        keys.ShouldNotBeEmpty();
        keys.ShouldAllBe(xml => xml.Contains("<sealed") && !xml.Contains("masterKey"));
    }
}

using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Numbers;

public sealed class BusinessNumberTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "PLT-08")]
    public async Task are_never_given_twice_however_many_ask_at_once()
    {
        var numbers = app.Services.GetRequiredService<IBusinessNumbers>();

        var given = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => numbers.NextAsync("BA", Ct)));

        given.Distinct().Count().ShouldBe(40);
        given.ShouldAllBe(number => number.StartsWith("BA20"));
        given.ShouldAllBe(number => number.Length == "BA".Length + "yyyyMMdd".Length + 5);
    }

    [Fact]
    [Trait("row", "PLT-08")]
    [Trait("row", "PLT-12")]
    public async Task begin_anew_at_midnight_in_china()
    {
        var numbers = app.Services.GetRequiredService<IBusinessNumbers>();
        app.Clock.SetTo(new DateTimeOffset(2031, 3, 1, 15, 59, 0, TimeSpan.Zero));
        var last = await numbers.NextAsync("QY", Ct);

        app.Clock.Advance(TimeSpan.FromMinutes(2));

        last.ShouldBe("QY2031030100001");
        (await numbers.NextAsync("QY", Ct)).ShouldBe("QY2031030200001");
    }
}

using PropertyPlatform.Domain.Owners;
using Shouldly;
using Xunit;
using static PropertyPlatform.Domain.Tests.Owners.ABinding;

namespace PropertyPlatform.Domain.Tests.Owners;

public sealed class ActingAsAProxy
{
    private static readonly Guid SonPerson = Guid.NewGuid();

    [Fact]
    [Trait("row", "OWN-05")]
    public void is_accepted_when_the_proxys_face_is_checked()
    {
        var proxy = Authorised();

        proxy.StartCheck(SonPerson, "check", Both, Monday).Error.ShouldBeNull();
        proxy.TakeVerdict(FaceVerdict.Verified, Monday.AddHours(1)).Error.ShouldBeNull();

        proxy.State.ShouldBe(ProxyState.Accepted);
        proxy.AcceptedAt.ShouldBe(Monday.AddHours(1));
    }

    [Fact]
    [Trait("row", "OWN-05")]
    public void is_reviewed_by_letter_when_the_face_check_fails()
    {
        var proxy = Authorised();
        proxy.StartCheck(SonPerson, "check", Both, Monday).Error.ShouldBeNull();
        proxy.TakeVerdict(FaceVerdict.Mismatch, Monday).Error.ShouldBeNull();

        proxy.Review(Clerk, true, "", 0, Monday).Error.ShouldBe(ProxyErrors.LetterMissing);
        proxy.Review(Clerk, false, "", 1, Monday).Error.ShouldBe(BindingErrors.OpinionMissing);
        proxy.Review(Clerk with { Person = SonPerson }, true, "", 1, Monday).Error.ShouldBe(BindingErrors.SecondOfficerNeeded);
        proxy.Review(Clerk, true, "", 1, Monday).Error.ShouldBeNull();

        proxy.State.ShouldBe(ProxyState.Accepted);
    }

    [Fact]
    [Trait("row", "OWN-05")]
    public void is_limited_to_a_year_and_to_others_than_the_owner()
    {
        Proxy.Authorise(Living(), OwnersDocument, Son, Monday, Monday.AddDays(366), Monday).Error.ShouldBeNull();
        Proxy.Authorise(Living(), OwnersDocument, Son, Monday, Monday.AddDays(366).AddSeconds(1), Monday).Error.ShouldBe(ProxyErrors.BadPeriod);
        Proxy.Authorise(Living(), OwnersDocument, Son, Monday.AddDays(-2), Monday, Monday).Error.ShouldBe(ProxyErrors.BadPeriod);
        Proxy.Authorise(Living(), Son.DocumentIndex, Son, Monday, Monday.AddDays(1), Monday).Error.ShouldBe(ProxyErrors.OwnProxy);
        Authorised().StartCheck(Person, "check", Both, Monday).Error.ShouldBe(ProxyErrors.OwnProxy);
        Authorised().StartCheck(SonPerson, "check", Both, Monday.AddDays(30)).Error.ShouldBe(ProxyErrors.Ended);
    }

    [Fact]
    [Trait("row", "OWN-05")]
    public void ends_when_the_owner_revokes_it_or_the_proxy_gives_it_back()
    {
        var proxy = Authorised();
        proxy.StartCheck(SonPerson, "check", Both, Monday).Error.ShouldBeNull();

        proxy.Revoke(Guid.NewGuid(), Monday).Error.ShouldBe(ProxyErrors.NotFound);
        proxy.Revoke(SonPerson, Monday).Error.ShouldBeNull();

        proxy.State.ShouldBe(ProxyState.Ended);
        proxy.Events.OfType<ProxyEnded>().Single().Why.ShouldBe(BindingEnd.ByProxy);
        proxy.Revoke(Person, Monday).Error.ShouldBe(ProxyErrors.Ended);
    }
}

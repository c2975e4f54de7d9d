using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using Shouldly;

namespace PropertyPlatform.Domain.Tests.Owners;

/// <summary>Requests, bindings and authorisations at the named points of their life.</summary>
internal static class ABinding
{
    public static readonly DateTimeOffset Monday = new(2026, 9, 7, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly Guid Person = Guid.NewGuid();
    public static readonly OwnerId Registered = OwnerId.New();
    public static readonly CertifyingOfficer Clerk = new(Guid.NewGuid(), Guid.NewGuid(), "林经办");
    public static readonly CertifyingOfficer Second = new(Guid.NewGuid(), Guid.NewGuid(), "陈复核");
    public static readonly BlindIndex OwnersDocument = new("owner");

    public static readonly GivenConsents NoFace = new(new Consent(ConsentPurpose.Binding, "2026", Monday), null);
    public static readonly GivenConsents Both = NoFace with { Face = new Consent(ConsentPurpose.FaceCheck, "2026", Monday) };

    public static BindingRequest Asked() => BindingRequest.Open(Person, Registered, Both, Monday);

    public static BindingRequest Checking()
    {
        var request = Asked();
        request.StartCheck("check", Monday).Error.ShouldBeNull();
        return request;
    }

    public static BindingRequest Failed()
    {
        var request = Checking();
        request.TakeVerdict(FaceVerdict.NoReference, Monday).Error.ShouldBeNull();
        return request;
    }

    public static BindingRequest Recorded()
    {
        var request = Failed();
        request.Record(Clerk, "已核对原件", 1, Monday).Error.ShouldBeNull();
        return request;
    }

    public static Ownership Owned() => Ownership.Begin(HouseId.New(), ProjectId.New(), Registered, null, "", Monday.AddYears(-1));

    public static Binding Living() => Binding.Begin(Owned(), Person, BindingMethod.Face, BindingRequestId.New(), Monday);

    public static NamedProxy Son { get; } = new(
        "王小明",
        IdDocument.TryParse(DocumentType.Other, "H12345678") ?? throw new InvalidOperationException(),
        new BlindIndex("son"),
        MobileNumber.TryParse("13800000001") ?? throw new InvalidOperationException(),
        new BlindIndex("phone"));

    public static Proxy Authorised() => Proxy.Authorise(Living(), OwnersDocument, Son, Monday, Monday.AddDays(30), Monday).Value;
}

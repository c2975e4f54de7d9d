using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Aggregates;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 7: every aggregate belongs to a place, so that the filter hides it from others (ORG-02); those that do not are listed with the reason.</summary>
public sealed class RootsHaveAPlace : Rule<Type>
{
    private static readonly Dictionary<string, string> Placeless = new()
    {
        ["Account"] = "who is signed in is asked before there is a scope; its lists filter by the units below the caller",
        ["Person"] = "one human being across places; shown only beside an account, an ownership or a binding that has one",
        ["OneTimeCode"] = "belongs to a phone, is never listed",
        ["RoleDefinition"] = "one dictionary for the whole city",
        ["AccountPassword"] = "read by its user name before anybody is signed in, and never listed",
        ["InstitutionRegistration"] = "read by its user name before anybody is signed in, and never listed",
        ["Organisation"] = "its lists filter by the place it is responsible for",
        ["JurisdictionUnit"] = "is itself a place; the tree is public knowledge",
        ["VotingUnit"] = "read through its ballot",
        ["Vote"] = "read through its ballot, and by nobody while voting is open",
        ["PaperVote"] = "read through its ballot",
        ["Owner"] = "may own in several places; read through an ownership",
        ["Binding"] = "belongs to a person; officers read it through the ownership",
        ["BindingRequest"] = "belongs to a person; officers read it through the ownership",
        ["Proxy"] = "belongs to two persons; officers read it through the ownership",
        ["Notice"] = "belongs to the unit that published it; its recipients, who lie in other scopes, read it through their delivery",
        ["NoticeDelivery"] = "belongs to the account that got it",
        ["Unmasking"] = "read by the person concerned, wherever that person is",
        ["Attachment"] = "read through the row it belongs to, whose kind decides",
    };

    protected override IReadOnlyList<Type> Subject => Roots.OfTheHouse;

    protected override IReadOnlyList<Type> Sinners => [typeof(AggregateWithAPublicSetter)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        if (!typeof(IJurisdictionScoped).IsAssignableFrom(subject) && !Placeless.ContainsKey(subject.Name)) yield return $"{subject} belongs to no place";
    }

    [Fact]
    public void nobody_stays_listed_without_need() =>
        Placeless.Keys.Where(name => Roots.OfTheHouse.All(root => root.Name != name || typeof(IJurisdictionScoped).IsAssignableFrom(root))).ShouldBeEmpty();
}

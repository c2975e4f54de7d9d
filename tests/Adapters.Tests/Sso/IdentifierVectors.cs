using System.Text.Json;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>Identity numbers and codes as they cross the border: the examples of the standards are taken, the rest is not, and what is personal is masked.</summary>
public sealed class IdentifierVectors
{
    public static TheoryData<string> ValidIds => Of("resident_id_valid");

    public static TheoryData<string> InvalidIds => Of("resident_id_invalid");

    public static TheoryData<string> ValidCodes => Of("uscc_valid");

    public static TheoryData<string> InvalidCodes => Of("uscc_invalid");

    [Theory]
    [MemberData(nameof(ValidIds))]
    public void an_identity_number_is_taken(string number) => IdDocument.TryParse(DocumentType.ResidentId, number).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(InvalidIds))]
    public void a_wrong_identity_number_is_not(string number) => IdDocument.TryParse(DocumentType.ResidentId, number).ShouldBeNull();

    [Theory]
    [MemberData(nameof(ValidCodes))]
    public void a_credit_code_is_taken(string code) => UnifiedSocialCreditCode.TryParse(code).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(InvalidCodes))]
    public void a_wrong_credit_code_is_not(string code) => UnifiedSocialCreditCode.TryParse(code).ShouldBeNull();

    [Fact]
    public void what_is_personal_is_masked()
    {
        var masks = File().GetProperty("mask");

        IdDocument.TryParse(DocumentType.ResidentId, "11010519491231002X")?.Masked.ShouldBe(masks.GetProperty("11010519491231002X").GetString());
        MobileNumber.TryParse("+8613800000002")?.Masked.ShouldBe(masks.GetProperty("+8613800000002").GetString());
        Masking.Name("王五").ShouldBe(masks.GetProperty("王五").GetString());
    }

    private static JsonElement File() => JsonDocument.Parse(System.IO.File.ReadAllText(TestData.PathOf("vectors", "identifiers.json"))).RootElement;

    private static TheoryData<string> Of(string name) => [.. File().GetProperty(name).EnumerateArray().Select(one => one.GetString().ShouldNotBeNull())];
}

using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>Institutions that sign themselves up, and come back.</summary>
internal static class Registering
{
    /// <summary>What they sign in with.</summary>
    public const string Password = "Horse7battery";

    private static readonly byte[] Pdf = [.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8];

    /// <summary>物管平台登录</summary>
    public static Task<HttpResponseMessage> SignInByPasswordAsync(this HttpClient client, string name, string password = Password) =>
        client.SubmitAsync("/sign-in", "#password", ("UserName", name), ("Password", password));

    /// <summary>注册</summary>
    public static async Task<HttpResponseMessage> RegisterAsync(
        this CityApp city, HttpClient client, string kind, string code, string phone, bool consent = true, bool document = true, string name = "测试机构", string password = Password, string agreement = Agreed.Registration, bool local = true, string userName = "")
    {
        var page = $"/register?Kind={kind}";
        var form = (await client.OpenAsync(page)).QuerySelector("#edit").ShouldBeAssignableTo<AngleSharp.Html.Dom.IHtmlFormElement>().ShouldNotBeNull();
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(input => input.Name == "__RequestVerificationToken")) content.Add(new StringContent(hidden.Value), hidden.Name ?? "");
        (string Name, string Value)[] fields =
        [
            ("Form.Name", name), ("Form.Code", code), ("Form.UserName", userName), ("Form.Place", ACity.Community), ("Form.Address", "科苑路 1 号"), ("Form.IsLocal", $"{local}"), ("Form.LegalRepresentative", "法定人"), ("Form.ContactPerson", "联系人"),
            ("Form.ContactPhone", phone), ("Form.PhoneCode", await city.CodeAsync(phone)), ("Form.Password", password),
        ];
        if (consent) content.Add(new StringContent(agreement), "Form.Agreement");
        foreach (var field in fields) content.Add(new StringContent(field.Value), field.Name);
        if (document) content.Add(new ByteArrayContent(Pdf), "Form.Documents", "营业执照.pdf");
        return await client.PostAsync(page, content, TestContext.Current.CancellationToken);
    }
}

namespace PropertyPlatform.Support;

/// <summary>Versions of the consent texts that <c>rules.json</c> lays down.</summary>
public static class Agreed
{
    /// <summary>身份绑定告知书</summary>
    public const string Binding = "2026-11";

    /// <summary>人脸识别告知书</summary>
    public const string Face = "2026-11";

    /// <summary>《机构注册协议》</summary>
    public const string Registration = "2026-01";
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.WeChat;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.WeChat;

/// <summary>WeChat's published examples, and ours, computed elsewhere; what must be refused is refused.</summary>
public sealed class WeChatVectors
{
    private static readonly byte[] Key = WeChatOptions.KeyOf("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG").ShouldNotBeNull();
    private readonly TestClock _clock = new();

    [Fact]
    [Trait("row", "NTF-12")]
    public void messages_are_encrypted_and_decrypted_as_published()
    {
        foreach (var one in Vector("wechat-message-crypt.json").GetProperty("cases").EnumerateArray())
        {
            var key = WeChatOptions.KeyOf(Text(one, "encodingAESKey")).ShouldNotBeNull();

            WeChatCipher.Sign(Text(one, "token"), Text(one, "timestamp"), Text(one, "nonce"), Text(one, "encrypt")).ShouldBe(Text(one, "msgSignature"), Text(one, "name"));
            WeChatCipher.Decrypt(key, Text(one, "encrypt"), Text(one, "appId")).ShouldBe(Text(one, "plaintext"), Text(one, "name"));
            WeChatCipher.Encrypt(key, Convert.FromHexString(Text(one, "randomHex")), Text(one, "plaintext"), Text(one, "appId")).ShouldBe(Text(one, "encrypt"), Text(one, "name"));
        }
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public void what_was_tampered_with_is_refused()
    {
        foreach (var one in Vector("wechat-message-crypt.json").GetProperty("reject").EnumerateArray())
        {
            WeChatCipher.Decrypt(Key, Text(one, "encrypt"), "wx2c2769f8efd9abc2").ShouldBeNull(Text(one, "name"));
        }
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public void pages_are_signed_as_published()
    {
        foreach (var one in Vector("wechat-jssdk.json").GetProperty("cases").EnumerateArray())
        {
            var parts = Text(one, "string1").Split('&', 4).Select(part => part.Split('=', 2)[1]).ToArray();

            PageSignatures.Of(parts[0], parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture), Text(one, "url")).ShouldBe(Text(one, "signature"));
        }
    }

    [Fact]
    public void a_page_is_signed_without_what_follows_the_hash_and_only_when_it_is_ours()
    {
        string[] hosts = ["pm.example.gov.cn"];

        PageSignatures.Page("https://pm.example.gov.cn/h5/vote?id=7&名=值#a#b", hosts).ShouldBe("https://pm.example.gov.cn/h5/vote?id=7&名=值");
        foreach (var foreign in new[] { "https://evil.example/", "https://pm.example.gov.cn.evil.example/", "https://pm.example.gov.cn@evil.example/", "javascript:alert(1)", "/h5", "" }) PageSignatures.Page(foreign, hosts).ShouldBeNull(foreign);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public void the_server_answers_whom_it_knows()
    {
        foreach (var one in Vector("wechat-server-verify.json").GetProperty("cases").EnumerateArray())
        {
            _clock.SetTo(DateTimeOffset.FromUnixTimeSeconds(long.Parse(Text(one, "timestamp"), CultureInfo.InvariantCulture)));
            var inbox = new WeChatInbox(new WeChatSecrets("wx", Text(one, "token"), [Key]), _clock);

            inbox.IsWeChat(new WeChatCallback(Text(one, "signature"), null, Text(one, "timestamp"), Text(one, "nonce"), null)).ShouldBeTrue();
            inbox.IsWeChat(new WeChatCallback(Text(one, "signature"), null, Text(one, "timestamp"), Text(one, "nonce") + "x", null)).ShouldBeFalse();
        }
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public void the_published_notice_of_a_finished_job_is_read()
    {
        var one = Vector("wechat-message-crypt.json").GetProperty("cases")[1];
        _clock.SetTo(DateTimeOffset.FromUnixTimeSeconds(1795204800));

        var read = Inbox(Key).Read(Callback(one), Body(Text(one, "encrypt")));

        var happened = read.ShouldBeOfType<WeChatInbound.Verified>().Event;
        (happened.Kind, happened.OpenId, happened.MessageId, happened.Status).ShouldBe(("templatesendjobfinish", "oWx-openid-0001", "200163836", "success"));
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public void two_keys_live_while_they_are_being_changed()
    {
        var one = Vector("wechat-message-crypt.json").GetProperty("cases")[1];
        _clock.SetTo(DateTimeOffset.FromUnixTimeSeconds(1795204800));

        Inbox(new byte[32], Key).Read(Callback(one), Body(Text(one, "encrypt"))).ShouldBeOfType<WeChatInbound.Verified>();
        Inbox(new byte[32]).Read(Callback(one), Body(Text(one, "encrypt"))).ShouldBeOfType<WeChatInbound.BadSignature>();
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void what_is_late_is_stale(int seconds, bool taken)
    {
        var one = Vector("wechat-message-crypt.json").GetProperty("cases")[1];
        _clock.SetTo(DateTimeOffset.FromUnixTimeSeconds(1795204800 + seconds));

        var read = Inbox(Key).Read(Callback(one), Body(Text(one, "encrypt")));

        (read is WeChatInbound.Verified).ShouldBe(taken);
        (read is WeChatInbound.Stale).ShouldBe(!taken);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public void what_is_not_signed_as_it_must_be_is_refused()
    {
        var one = Vector("wechat-message-crypt.json").GetProperty("cases")[1];
        var (callback, body) = (Callback(one), Body(Text(one, "encrypt")));
        _clock.SetTo(DateTimeOffset.FromUnixTimeSeconds(1795204800));

        Inbox(Key).Read(callback with { MessageSignature = Text(one, "msgSignature")[..^1] + "0" }, body).ShouldBeOfType<WeChatInbound.BadSignature>();
        Inbox(Key).Read(callback with { MessageSignature = null }, body).ShouldBeOfType<WeChatInbound.BadSignature>();
        Inbox(Key).Read(callback with { Nonce = "another" }, body).ShouldBeOfType<WeChatInbound.BadSignature>();
        Inbox(Key).Read(callback with { Encryption = null }, body).ShouldBeOfType<WeChatInbound.BadSignature>();
        new WeChatInbox(new WeChatSecrets("wx2c2769f8efd9abc2", "", [Key]), _clock).Read(callback, body).ShouldBeOfType<WeChatInbound.BadSignature>();
        new WeChatInbox(new WeChatSecrets("wxAnother", "spamtest", [Key]), _clock).Read(callback, body).ShouldBeOfType<WeChatInbound.BadSignature>();
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><xml><Encrypt>&a;</Encrypt></xml>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><xml><Encrypt>a</Encrypt></xml>")]
    [InlineData("<xml><Encrypt>")]
    [InlineData("<xml/>")]
    [InlineData("{}")]
    public void what_is_no_plain_xml_is_malformed(string body) =>
        Inbox(Key).Read(new WeChatCallback(null, "s", "1795204800", "n", "aes"), Encoding.UTF8.GetBytes(body)).ShouldBeOfType<WeChatInbound.Malformed>();

    [Fact]
    public void a_type_definition_inside_the_encryption_is_refused_too()
    {
        var encrypted = WeChatCipher.Encrypt(Key, new byte[16], "<!DOCTYPE x [<!ENTITY a \"b\">]><xml><FromUserName>&a;</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>", "wx2c2769f8efd9abc2");
        _clock.SetTo(DateTimeOffset.FromUnixTimeSeconds(1795204800));

        Inbox(Key).Read(new WeChatCallback(null, WeChatCipher.Sign("spamtest", "1795204800", "n", encrypted), "1795204800", "n", "aes"), Body(encrypted)).ShouldBeOfType<WeChatInbound.Malformed>();
    }

    [Fact]
    public void sixty_five_kilobytes_are_not_read() =>
        Inbox(Key).Read(new WeChatCallback(null, "s", "1795204800", "n", "aes"), Body(new string('A', 65 * 1024))).ShouldBeOfType<WeChatInbound.Malformed>();

    [Theory]
    [InlineData("thing1", "不超过二十个字的文字原样显示", "不超过二十个字的文字原样显示")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九…")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十")]
    [InlineData("keyword1", "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九十一")]
    public void what_a_place_does_not_hold_is_cut(string place, string text, string shown) => WeChatMessenger.Cut(place, text).ShouldBe(shown);

    private WeChatInbox Inbox(params byte[][] keys) => new(new WeChatSecrets("wx2c2769f8efd9abc2", "spamtest", keys), _clock);

    private static WeChatCallback Callback(JsonElement one) => new(null, Text(one, "msgSignature"), Text(one, "timestamp"), Text(one, "nonce"), "aes");

    private static byte[] Body(string encrypted) => Encoding.UTF8.GetBytes($"<xml><ToUserName>gh</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");

    private static JsonElement Vector(string file) => JsonDocument.Parse(File.ReadAllText(TestData.PathOf("vectors", file))).RootElement;

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString() ?? "";
}

using PropertyPlatform.Domain.Attachments;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Attachments;

[Trait("row", "PLT-03")]
public sealed class NamingADownload
{
    [Theory]
    [InlineData("维修资金使用方案（定稿）.pdf", "维修资金使用方案(定稿).pdf")]
    [InlineData("C:\\Users\\王\\方案.pdf", "方案.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("／etc／a.pdf", "a.pdf")]
    [InlineData("a\r\nSet-Cookie x=1.pdf", "aSet-Cookie x=1.pdf")]
    [InlineData("\"quo;ted\".pdf", "quoted.pdf")]
    [InlineData("photo\u202Efdp.jpg", "photofdp.jpg")]
    [InlineData(".pdf", "附件.pdf")]
    public void keeps_nothing_that_a_header_or_a_disk_could_misread(string sent, string kept) =>
        DownloadName.From(sent).ShouldBe(kept);

    [Fact]
    public void keeps_the_ending_of_a_name_that_is_cut()
    {
        var name = DownloadName.From(new string('长', 300) + ".docx");

        name.Length.ShouldBe(DownloadName.MaxLength);
        name.ShouldEndWith(".docx");
    }
}

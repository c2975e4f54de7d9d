using AngleSharp.Dom;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Tests.Screens;

public sealed class TextsTests
{
    [Fact]
    public void a_code_with_two_texts_stops_the_start() =>
        Should.Throw<InvalidOperationException>(() => ErrorTexts.From(("one", """{"a.b": "甲"}"""), ("two", """{"a.b": "乙"}"""))).Message.ShouldContain("a.b");

    [Fact]
    public void a_code_given_twice_in_one_file_stops_the_start() =>
        Should.Throw<InvalidOperationException>(() => ErrorTexts.From(("one", """{"a.b": "甲", "a.b": "乙"}""")));

    [Fact]
    public void fills_in_the_values_of_a_refusal() =>
        ErrorTexts.From(("one", """{"ballot.too_late": "{0} 已截止，共 {1} 户"}""")).Of(Error.Rule("ballot.too_late", "").With("投票", "12")).ShouldBe("投票 已截止，共 12 户");

    [Fact]
    public void names_the_code_nobody_translated() =>
        ErrorTexts.From().Of(Error.Rule("ballot.strange", "Strange.")).ShouldBe("操作未完成（ballot.strange）");

    [Fact]
    public void knows_the_words_of_every_document_type() =>
        Terms.Load().Options<DocumentType>().Select(option => option.Text).ShouldBe(["大陆二代身份证", "其他证件"]);

    [Fact]
    [Trait("row", "PLT-12")]
    public void times_are_read_and_shown_on_the_clock_of_shenzhen()
    {
        var instant = new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero);

        ChinaTime.Text(instant).ShouldBe("2026-11-20 09:30");
        ChinaTime.Instant(new DateTime(2026, 11, 20, 9, 30, 0)).ShouldBe(instant);
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task personal_data_never_reaches_the_page_in_clear()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui?tab=detail");

        page.QuerySelectorAll(".masked").Select(text => text.FirstChild?.TextContent).ShouldBe(["陈**", "138****5678", "110***********002X"]);
        page.Source.Text.ShouldNotContain("13812345678");
        page.Source.Text.ShouldNotContain("11010519491231002X");
    }

    [Fact]
    [Trait("row", "PLT-09")]
    public async Task a_review_record_tells_step_person_time_result_and_opinion()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var step = (await shell.GetAsync("/dev/ui?tab=detail")).QuerySelectorAll(".step-taken")[1];

        step.QuerySelector("strong").ShouldNotBeNull().TextContent.ShouldBe("街道审核");
        step.QuerySelector(".badge").ShouldNotBeNull().TextContent.ShouldBe("退回补正");
        step.QuerySelector(".step-who").ShouldNotBeNull().TextContent.Trim().ShouldBe("李敏（沙河街道办事处） 2026-11-17 11:30");
        step.QuerySelector("blockquote").ShouldNotBeNull().TextContent.ShouldStartWith("表决范围与附件二");
    }
}

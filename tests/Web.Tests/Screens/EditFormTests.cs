using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PropertyPlatform.Web.Tests.Screens;

public sealed class EditFormTests
{
    [Fact]
    [Trait("row", "PLT-02")]
    public async Task marks_what_must_be_filled_in()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui?tab=form");

        page.QuerySelector("label[for=Form_Title]").ShouldNotBeNull().ClassList.ShouldContain("required");
        page.QuerySelector("label[for=Form_Days]").ShouldNotBeNull().ClassList.ShouldNotContain("required");
        page.QuerySelector("#Form_Title").ShouldNotBeNull().GetAttribute("aria-required").ShouldBe("true");
        page.QuerySelector<IHtmlFormElement>("#edit").ShouldNotBeNull().GetAttribute("enctype").ShouldBe("multipart/form-data");
    }

    [Fact]
    public async Task shows_every_kind_of_value_as_it_is_typed()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui?tab=form");

        Value(page, "Form_Area").ShouldBe("86245.50");
        Value(page, "Form_OpensAt").ShouldBe("2026-11-16T09:30");
        page.QuerySelector<IHtmlSelectElement>("#Form_State").ShouldNotBeNull().Value.ShouldBe("Open");
        page.QuerySelectorAll<IHtmlInputElement>("[name='Form.Buildings']:checked").Select(box => box.Value).ShouldBe(["1", "3"]);
        page.QuerySelector("#Form_Area + .input-group-text").ShouldNotBeNull().TextContent.ShouldBe("m²");
    }

    [Fact]
    public async Task keeps_what_was_typed_and_shows_a_refusal_at_the_top_and_at_the_field()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var (response, page) = await shell.PostAsync("/dev/ui?tab=form", "#edit", null, ("Form.Area", "86.5"), ("Form.Days", "abc"), ("Form.OpensAt", "2026-12-01T08:00"), ("Form.Remark", "更换<b>电梯</b>"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector(".refused-whole").ShouldNotBeNull().TextContent.ShouldBe("填写的内容有误，请按提示修改后再提交。");
        page.QuerySelectorAll(".refused li").Select(line => line.TextContent).ShouldContain("事项名称：请填写事项名称");
        page.QuerySelector("#Form_Title-error").ShouldNotBeNull().TextContent.ShouldBe("请填写事项名称");
        page.QuerySelector("#Form_Title").ShouldNotBeNull().GetAttribute("aria-describedby").ShouldBe("Form_Title-error Form_Title-help");
        page.QuerySelector("#Form_Days-error").ShouldNotBeNull().TextContent.ShouldBe("“abc”的格式不正确。");
        Value(page, "Form_Days").ShouldBe("abc");
        Value(page, "Form_Area").ShouldBe("86.5");
        Value(page, "Form_OpensAt").ShouldBe("2026-12-01T08:00");
        page.QuerySelector("#Form_Remark").ShouldNotBeNull().TextContent.Trim().ShouldBe("更换<b>电梯</b>");
    }

    [Fact]
    [Trait("row", "PLT-10")]
    public async Task offers_to_reload_when_somebody_was_faster()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var (response, page) = await shell.PostAsync("/dev/ui?tab=form", "#edit", "/dev/ui?tab=form&handler=Stale");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector(".refused-whole").ShouldNotBeNull().TextContent.ShouldBe("内容已被他人修改，请重新载入后再办理。");
        page.QuerySelector(".refused a.btn").ShouldNotBeNull().GetAttribute("href").ShouldBe("/dev/ui?tab=form");
        Value(page, "Version").ShouldBe("3");
    }

    [Fact]
    public async Task is_refused_without_the_antiforgery_token()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");
        using var content = new FormUrlEncodedContent([]);

        using var response = await shell.Client.PostAsync(new Uri("/dev/ui", UriKind.Relative), content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await AShell.ReadAsync(response)).QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe("请求无效");
    }

    [Fact]
    [Trait("row", "PLT-07")]
    public async Task asks_a_second_time_without_a_script()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui?tab=detail");

        var confirm = page.QuerySelectorAll("details.confirm").First(one => one.QuerySelector("summary")?.TextContent == "终止表决");
        confirm.QuerySelector(".confirm-question").ShouldNotBeNull().TextContent.ShouldBe("终止后本次投票作废，不能恢复。确定终止吗？");
        confirm.QuerySelector("form[method=post] button[type=submit]").ShouldNotBeNull();
        confirm.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }

    private static string Value(IHtmlDocument page, string id) => page.QuerySelector<IHtmlInputElement>($"#{id}").ShouldNotBeNull().Value;
}

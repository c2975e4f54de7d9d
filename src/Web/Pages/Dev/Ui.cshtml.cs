using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>Every block of the screens with made-up data, to look at and to test. Development only.</summary>
[AllowAnonymous]
public sealed class UiModel : PageModel
{
    private static readonly Error Refusal = Error.Rule("request.invalid", "The request has invalid fields.");

    /// <summary>Which block is shown.</summary>
    public string Block { get; private set; } = "list";

    /// <summary>Filter by name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>Filter by state.</summary>
    [BindProperty(SupportsGet = true)]
    public SampleState? State { get; set; }

    /// <summary>Filter by time.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Shows the list without a row.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Nothing { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public SampleForm Form { get; set; } = new();

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; } = 3;

    /// <summary>The list.</summary>
    public Paged<SampleRow> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>A review that goes on.</summary>
    public IReadOnlyList<ReviewStep> Steps { get; } =
    [
        new("提交", "陈志强（云景花园业主委员会）", SampleRow.Morning, "已提交", Tone: Tone.Active),
        new("街道审核", "李敏（沙河街道办事处）", SampleRow.Morning.AddHours(26), "退回补正", "表决范围与附件二《业主名册》不一致，请核对 3 栋后重新提交。", Tone.Bad),
        new("再次提交", "陈志强（云景花园业主委员会）", SampleRow.Morning.AddHours(30), "已提交", Tone: Tone.Active),
        new("街道审核", "李敏（沙河街道办事处）", SampleRow.Morning.AddHours(52), "审核通过", "材料齐全，同意开展表决。"),
        new("社区确认", null, null, null, Tone: Tone.Waiting),
    ];

    /// <summary>Shows a block.</summary>
    public void OnGet(Application.Shared.Page page) => Load(page);

    /// <summary>Refuses the form as a command would.</summary>
    public IActionResult OnPost(Application.Shared.Page page)
    {
        Load(page);
        return this.Refused(Refusal.At(new Dictionary<string, string> { ["Title"] = "请填写事项名称", ["Threshold"] = "请选择表决规则", ["Area"] = "面积最多两位小数" }));
    }

    /// <summary>Refuses the form because somebody was faster.</summary>
    public IActionResult OnPostStale(Application.Shared.Page page)
    {
        Load(page);
        return this.Refused(SharedErrors.Stale);
    }

    /// <summary>Says that it was done.</summary>
    public IActionResult OnPostDone(Guid[] selected, string? opinion) =>
        this.Done(selected.Length > 0 ? $"已处理 {selected.Length} 条" : opinion is { Length: > 0 } ? $"提交成功：{opinion}" : "提交成功", null, new { tab = "list" });

    /// <summary>Fails.</summary>
    public IActionResult OnGetFail() => throw new InvalidOperationException("Asked to fail.");

    /// <summary>Refuses to show something.</summary>
    public IActionResult OnGetMissing() => this.Refused(Error.NotFound("sample.missing", "Not there."));

    private void Load(Application.Shared.Page page)
    {
        Block = this.Tab("list", "form", "detail", "texts");
        if (Nothing) return;

        var all = SampleRow.All.Where(row => Name is null || row.Name.Contains(Name, StringComparison.Ordinal)).Where(row => State is null || row.State == State).ToList();
        var sorted = page.Sort switch { "area" => all.OrderBy(row => row.Area), "homes" => all.OrderBy(row => row.Homes), _ => all.OrderBy(row => row.Number) };
        var rows = page.Descending ? sorted.Reverse() : sorted;
        Rows = new Paged<SampleRow>([.. rows.Skip(page.Offset).Take(page.SafeSize)], Name is null && State is null ? Paged<SampleRow>.CountLimit + 1 : all.Count, page);
    }
}

/// <summary>States of the sample list.</summary>
public enum SampleState
{
    /// <summary>待提交</summary>
    Draft,

    /// <summary>审核中</summary>
    InReview,

    /// <summary>投票中</summary>
    Open,

    /// <summary>计票完成</summary>
    Counted,

    /// <summary>审核不通过</summary>
    Rejected,
}

/// <summary>A row of the sample list.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">Business number.</param>
/// <param name="Name">Name.</param>
/// <param name="Area">Area.</param>
/// <param name="Homes">Homes.</param>
/// <param name="State">State.</param>
/// <param name="At">Time.</param>
public sealed record SampleRow(Guid Id, string Number, string Name, Area Area, int Homes, SampleState State, DateTimeOffset At)
{
    private static readonly string[] Names =
        ["云景花园", "翠湖雅居二期", "深圳市南山区沙河街道白石洲社区世纪海岸花园北区（含 1 至 12 栋及地下停车库、会所、幼儿园配套用房）", "福田保税区人才公寓", "金色家园", "滨河新村"];

    /// <summary>The day of the samples.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 11, 16, 1, 30, 0, TimeSpan.Zero);

    /// <summary>The rows.</summary>
    public static IReadOnlyList<SampleRow> All { get; } =
        [.. Enumerable.Range(1, 230).Select(i => new SampleRow(
            new Guid(i, 0, 0, new byte[8]), $"JC2026{i:D6}", Names[i % Names.Length], new Area(1_234_567L * i % 99_999_999), 60 + (i * 37 % 2940), (SampleState)(i % 5), Morning.AddHours(i)))];
}

/// <summary>The sample form.</summary>
public sealed class SampleForm
{
    /// <summary>Text.</summary>
    public string? Title { get; set; }

    /// <summary>Radio.</summary>
    public string? Threshold { get; set; }

    /// <summary>Select.</summary>
    public SampleState? State { get; set; } = SampleState.Open;

    /// <summary>Area.</summary>
    public decimal? Area { get; set; } = 86245.5m;

    /// <summary>Number.</summary>
    public int? Days { get; set; } = 15;

    /// <summary>Time.</summary>
    public DateTimeOffset? OpensAt { get; set; } = SampleRow.Morning;

    /// <summary>Check boxes.</summary>
    public IReadOnlyList<string> Buildings { get; set; } = ["1", "3"];

    /// <summary>Long text.</summary>
    public string? Remark { get; set; } = "使用物业专项维修资金更换 3 栋、5 栋电梯共 6 台。";

    /// <summary>Check box.</summary>
    public bool Agreed { get; set; }

    /// <summary>Files.</summary>
    public IReadOnlyList<IFormFile>? Files { get; set; }
}

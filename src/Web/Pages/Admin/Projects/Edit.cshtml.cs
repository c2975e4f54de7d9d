using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>Records a new area or corrects one; says first whether it is recorded already (PRJ-32).</summary>
/// <param name="mediator">Sends the commands.</param>
[OpensFor(Permissions.RecordProjects)]
public sealed class EditModel(IMediator mediator) : PageModel
{
    /// <summary>The project; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public ProjectForm Form { get; set; } = new();

    /// <summary>What 查重 found; null before it was asked.</summary>
    public ProjectCheck? Check { get; private set; }

    /// <summary>Choices of 所属社区.</summary>
    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];

    /// <summary>Choices of 开发建设单位.</summary>
    public IReadOnlyList<SelectListItem> Developers { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadChoicesAsync(ct) is { } hidden) return this.Refused(hidden);
        if (Id is not { } id) return Page();

        var answer = await mediator.Send(new GetProject(ProjectId.From(id)), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        (Form, Version) = (ProjectForm.Of(answer.Value), answer.Value.Version);
        return Page();
    }

    /// <summary>查重</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (await LoadChoicesAsync(ct) is { } hidden) return this.Refused(hidden);

        var answer = await mediator.Send(new CheckProject(Form.Community, Form.Code, Form.Name, Form.Address, Id), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Check = answer.Value;
        return Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadChoicesAsync(ct) is { } hidden) return this.Refused(hidden);

        if (Id is { } known)
        {
            var corrected = await mediator.Send(new CorrectProject(ProjectId.From(known), Form.ToEntry(), Version), ct);
            return corrected.Error is { } refused ? this.Refused(refused) : await PlaceAsync(known, ct);
        }

        var registered = await mediator.Send(new RegisterProject(Form.Code, Form.Community, Form.ToEntry()), ct);
        return registered.Error is { } wrong ? this.Refused(wrong) : await PlaceAsync(registered.Value.Value, ct);
    }

    private async Task<IActionResult> PlaceAsync(Guid id, CancellationToken ct)
    {
        if (Form.Points is null) return this.Done("保存成功", "/Admin/Projects/Detail", new { id });

        var placed = Form.ReadPoints() is { } points ? (await mediator.Send(new PlaceProjectOnMap(ProjectId.From(id), points), ct)).Error : ProjectErrors.BadShape;
        return this.Done(placed is null ? "保存成功" : "基本信息已保存；坐标不正确，未保存", "/Admin/Projects/Detail", new { id });
    }

    private async Task<Error?> LoadChoicesAsync(CancellationToken ct)
    {
        var communities = await mediator.Send(new GetProjectPlaces(true), ct);
        if (communities.Error is { } refused) return refused;
        var developers = await mediator.Send(new GetProjectPartners(true, null), ct);
        if (developers.Error is { } denied) return denied;

        Communities = [.. communities.Value.Select(place => new SelectListItem(place.Name, place.Code))];
        Developers = [.. developers.Value.Select(partner => new SelectListItem(partner.Name, partner.Id.ToString()))];
        return null;
    }
}

/// <summary>The form of an area.</summary>
public sealed class ProjectForm
{
    /// <summary>物业区域编码</summary>
    public string? Code { get; set; }

    /// <summary>所属社区</summary>
    public string? Community { get; set; }

    /// <summary>物业区域名称</summary>
    public string? Name { get; set; }

    /// <summary>物业项目名称</summary>
    public string? ProjectName { get; set; }

    /// <summary>坐落地址</summary>
    public string? Address { get; set; }

    /// <summary>物业类型</summary>
    public ProjectUsage? Usage { get; set; }

    /// <summary>占地面积</summary>
    public decimal? LandArea { get; set; }

    /// <summary>建筑面积</summary>
    public decimal? FloorArea { get; set; }

    /// <summary>楼栋数</summary>
    public int? BuildingCount { get; set; }

    /// <summary>户数</summary>
    public int? HomeCount { get; set; }

    /// <summary>四至范围</summary>
    public string? Boundaries { get; set; }

    /// <summary>建成/交付时间</summary>
    public DateOnly? DeliveredOn { get; set; }

    /// <summary>物业服务等级</summary>
    public string? ServiceLevel { get; set; }

    /// <summary>收费标准</summary>
    public string? FeeStandard { get; set; }

    /// <summary>开发建设单位</summary>
    public Guid? Developer { get; set; }

    /// <summary>坐标系 of what is typed; what is recorded is shown in CGCS2000.</summary>
    public CoordinateSystem System { get; set; } = CoordinateSystem.Cgcs2000;

    /// <summary>坐标: a pair of numbers a line.</summary>
    public string? Points { get; set; }

    /// <summary>The form as read.</summary>
    public static ProjectForm Of(ProjectDetail p) => new()
    {
        Code = p.Code,
        Community = p.Community,
        Name = p.Name,
        ProjectName = p.ProjectName,
        Address = p.Address,
        Usage = p.Usage,
        LandArea = p.LandArea.SquareMetres,
        FloorArea = p.FloorArea.SquareMetres,
        BuildingCount = p.BuildingCount,
        HomeCount = p.HomeCount,
        Boundaries = p.Boundaries,
        DeliveredOn = p.DeliveredOn,
        ServiceLevel = p.ServiceLevel,
        FeeStandard = p.FeeStandard,
        Developer = p.DeveloperId,
        Points = string.Join('\n', p.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Longitude},{point.Latitude}"))),
    };

    /// <summary>What is recorded.</summary>
    public ProjectEntry ToEntry() => new()
    {
        Name = Name,
        ProjectName = ProjectName,
        Address = Address,
        Usage = Usage,
        LandArea = LandArea,
        FloorArea = FloorArea,
        BuildingCount = BuildingCount,
        HomeCount = HomeCount,
        Boundaries = Boundaries,
        DeliveredOn = DeliveredOn,
        ServiceLevel = ServiceLevel,
        FeeStandard = FeeStandard,
        Developer = Developer,
    };

    /// <summary>The coordinates; null when a line is no pair of numbers.</summary>
    public IReadOnlyList<GeoPoint>? ReadPoints()
    {
        var points = new List<GeoPoint>();
        foreach (var line in Normalised.Text(Points).Split(['\n', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split([',', ' ', '，'], StringSplitOptions.RemoveEmptyEntries) is not [var east, var north]
                || !decimal.TryParse(east, NumberStyles.Number, CultureInfo.InvariantCulture, out var longitude)
                || !decimal.TryParse(north, NumberStyles.Number, CultureInfo.InvariantCulture, out var latitude)) return null;

            points.Add(System.PlaceOf(longitude, latitude));
        }

        return points;
    }
}

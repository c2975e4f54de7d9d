using System.Buffers;
using System.Globalization;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>What a sheet says.</summary>
/// <param name="Homes">Homes without a fault, in the order of the sheet.</param>
/// <param name="Figures">What those homes add up to.</param>
/// <param name="Faults">Everything wrong, from top to bottom; with one fault nothing may be imported.</param>
/// <param name="Rows">Row in which each document stands first.</param>
public sealed record RegisterReading(
    IReadOnlyList<RegisterHome> Homes, RegisterFigures Figures, IReadOnlyList<RegisterFault> Faults, IReadOnlyDictionary<IdDocument, int> Rows);

/// <summary>
/// Reads the sheet 物业区域房屋及业主信息表: a title, the heads, then one row an owner of a home (PLT-05, OWN-08). What people and
/// Excel do to such sheets without harm is brought to one form; whatever else is odd is a fault, and all faults are found in one go.
/// </summary>
public sealed class RegisterSheet
{
    /// <summary>Head of the column.</summary>
    public const string Building = "楼栋名称";

    /// <summary>Head of the column.</summary>
    public const string Stairwell = "单元/梯";

    /// <summary>Head of the column.</summary>
    public const string Floor = "楼层";

    /// <summary>Head of the column.</summary>
    public const string Room = "房号";

    /// <summary>Head of the column.</summary>
    public const string Use = "房屋用途";

    /// <summary>Head of the column.</summary>
    public const string Area = "专有部分面积(㎡)";

    /// <summary>Head of the column.</summary>
    public const string Title = "不动产权证号";

    /// <summary>Head of the column.</summary>
    public const string OwnerName = "业主姓名";

    /// <summary>Head of the column.</summary>
    public const string DocumentKind = "证件类型";

    /// <summary>Head of the column.</summary>
    public const string DocumentNumber = "证件号码";

    /// <summary>Head of the column.</summary>
    public const string Phone = "手机号码";

    /// <summary>Head of the column.</summary>
    public const string Remark = "备注";

    /// <summary>Head of a column that the template does not have but a sheet may.</summary>
    public const string Share = "份额";

    /// <summary>Name that stands for the developer.</summary>
    public const string DeveloperName = "开发建设单位";

    /// <summary>Longest remark.</summary>
    public const int RemarkLength = 500;

    private const string Total = "合计";
    private const int HeadWithin = 10;
    private const decimal LargestArea = 1_000_000m;

    /// <summary>The columns of the template, in order.</summary>
    public static readonly IReadOnlyList<string> Heads = [Building, Stairwell, Floor, Room, Use, Area, Title, OwnerName, DocumentKind, DocumentNumber, Phone, Remark];

    /// <summary>房屋用途 as a sheet writes it.</summary>
    public static readonly IReadOnlyDictionary<string, HouseUse> Uses = new Dictionary<string, HouseUse>(StringComparer.Ordinal)
    {
        ["住宅"] = HouseUse.Residence,
        ["商业"] = HouseUse.Commercial,
        ["办公"] = HouseUse.Office,
        ["车位"] = HouseUse.Parking,
        ["其他"] = HouseUse.Other,
    };

    private static readonly Dictionary<string, DocumentType> DocumentTypes = new(StringComparer.Ordinal)
    {
        ["大陆二代身份证"] = DocumentType.ResidentId,
        ["居民身份证"] = DocumentType.ResidentId,
        ["身份证"] = DocumentType.ResidentId,
        ["其他证件"] = DocumentType.Other,
    };

    private static readonly string[] Required = [Building, Room, Use, Area, OwnerName, DocumentKind, DocumentNumber];
    private static readonly string[] AreaUnits = ["㎡", "m2", "m²", "平方米", "平米"];

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xa0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    private readonly Dictionary<string, int> _columns;
    private readonly List<RegisterFault> _faults = [];
    private readonly Dictionary<HomeKey, HomeDraft> _homes = [];
    private readonly Dictionary<IdDocument, (string Name, int Row)> _people = [];
    private readonly HashSet<string> _titlesWithoutRoom = new(StringComparer.Ordinal);
    private SheetRow _row = new(0, []);
    private bool _rowIsFaulty;

    private RegisterSheet(Dictionary<string, int> columns) => _columns = columns;

    /// <summary>Reads the rows of a sheet.</summary>
    public static RegisterReading Read(IReadOnlyList<SheetRow> rows)
    {
        var head = rows.Take(HeadWithin).FirstOrDefault(IsHead);
        if (head is null) return Unreadable(new RegisterFault(1, Room, "header", "未找到表头，请使用下载的模板，表头须含“楼栋名称、房号、业主姓名”等列"));

        var (columns, doubled) = ColumnsOf(head);
        var missing = Required.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count > 0) return Unreadable(new RegisterFault(head.Number, missing[0], "header", $"表头缺少列：{string.Join("、", missing)}"));
        if (doubled is not null) return Unreadable(new RegisterFault(head.Number, doubled, "header", "表头中该列出现了两次"));

        var sheet = new RegisterSheet(columns);
        foreach (var row in rows.Where(row => row.Number > head.Number)) sheet.Take(row);
        return sheet.Finish(rows[^1].Number - head.Number);
    }

    private static RegisterReading Unreadable(RegisterFault fault) =>
        new([], RegisterFigures.Of([], 0), [fault], new Dictionary<IdDocument, int>());

    private static bool IsHead(SheetRow row)
    {
        var names = row.Cells.Select(cell => HeadOf(cell.Text)).ToHashSet(StringComparer.Ordinal);
        return names.Contains(Room) && (names.Contains(Building) || names.Contains(OwnerName));
    }

    private static (Dictionary<string, int> Columns, string? Doubled) ColumnsOf(SheetRow head)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        string? doubled = null;
        for (var i = 0; i < head.Cells.Count; i++)
        {
            var name = HeadOf(head[i].Text);
            if (name.Length > 0 && !columns.TryAdd(name, i)) doubled = name;
        }

        return (columns, doubled);
    }

    private static string HeadOf(string text)
    {
        var name = Compact(text);
        return name.StartsWith("专有部分面积", StringComparison.Ordinal) ? Area : name;
    }

    /// <summary>Half width and without any blank.</summary>
    private static string Compact(string text)
    {
        var plain = Normalised.Text(text);
        return plain.Any(char.IsWhiteSpace) ? string.Concat(plain.Where(c => !char.IsWhiteSpace(c))) : plain;
    }

    private void Take(SheetRow row)
    {
        (_row, _rowIsFaulty) = (row, false);
        if (row.Cells.All(cell => cell.IsBlank)) return;
        if (Compact(Cell(Building).Text) == Total && Cell(Room).IsBlank) return;

        RefuseWhatIsNoData();
        var building = Words(Building, HouseLengths.Name);
        var stairwell = Words(Stairwell, HouseLengths.Name);
        var floor = FloorOf(Words(Floor, HouseLengths.Floor));
        var room = Words(Room, HouseLengths.Name);
        var use = ReadUse();
        var area = ReadArea();
        var title = Words(Title, HouseLengths.Title);
        var share = Words(Share, Ownership.ShareLength);
        if (Normalised.Text(Cell(Remark).Text).Length > RemarkLength) Fault(Remark, "long", $"文字过长，最多 {RemarkLength} 个字");
        var owner = ReadOwner(share.Length > 0 ? share : null, title);

        if (building.Length == 0 && !IsRefused(Building)) Fault(Building, "nobuilding", "未填写楼栋名称");
        if (room.Length == 0)
        {
            if (!IsRefused(Room)) Fault(Room, "noroom", "未填写房号");
            if (title.Length > 0) _titlesWithoutRoom.Add(title);
            return;
        }

        var home = HomeOf(new HomeKey(building, stairwell, room));
        home.Titles.Add(title);
        home.Agree(use, floor, title);
        AgreeOnUse(home, use);
        AgreeOnArea(home, area);
        AgreeOnOwner(home, owner);
        home.IsFaulty |= _rowIsFaulty;
    }

    /// <summary>Formulas, error values and truth values are no data wherever they stand, control characters neither.</summary>
    private void RefuseWhatIsNoData()
    {
        foreach (var (name, i) in _columns)
        {
            var cell = _row[i];
            if (cell.Kind == SheetCellKind.Formula) Fault(name, "formula", "单元格是公式，请改为值");
            else if (cell.Kind is SheetCellKind.Error or SheetCellKind.Boolean) Fault(name, "value", "单元格不是有效的文字或数字");
            else if (cell.Kind == SheetCellKind.Text && name != Phone && LooksLikeFormula(cell.Text)) Fault(name, "formula", "内容不能以 = + - @ 开头");
            else if (cell.Text.AsSpan().ContainsAny(Controls)) Fault(name, "control", "含有不可见的控制字符");
        }
    }

    private static bool LooksLikeFormula(string text)
    {
        var plain = Normalised.Text(text);
        return plain.Length > 0 && (plain[0] is '=' or '+' or '@' || (plain[0] == '-' && (plain.Length == 1 || !char.IsAsciiDigit(plain[1]))));
    }

    private SheetCell Cell(string column) => _columns.TryGetValue(column, out var i) ? _row[i] : default;

    /// <summary>Whether the row's cell was refused as such, so that nothing more need be said about it.</summary>
    private bool IsRefused(string column) => Cell(column).Kind is SheetCellKind.Formula or SheetCellKind.Error or SheetCellKind.Boolean;

    private string Words(string column, int longest)
    {
        if (IsRefused(column)) return "";

        var words = Compact(Cell(column).Text);
        if (words.Length <= longest) return words;

        Fault(column, "long", $"文字过长，最多 {longest} 个字");
        return words[..longest];
    }

    private static string FloorOf(string words) =>
        words.EndsWith('层') || words.EndsWith('楼') ? words[..^1] : words;

    private HouseUse? ReadUse()
    {
        if (IsRefused(Use)) return null;
        if (Uses.TryGetValue(Compact(Cell(Use).Text), out var use)) return use;

        Fault(Use, "use", $"房屋用途只能是{string.Join("、", Uses.Keys)}");
        return null;
    }

    private Area? ReadArea()
    {
        var cell = Cell(Area);
        if (cell.IsBlank || IsRefused(Area)) return null;

        var text = Compact(cell.Text);
        var unit = Array.Find(AreaUnits, u => text.EndsWith(u, StringComparison.OrdinalIgnoreCase));
        if (unit is not null) text = text[..^unit.Length];
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var metres))
        {
            Fault(Area, "areatext", "面积不是数字");
            return null;
        }

        // Excel writes 99.39 as 99.390000000000001; a real third decimal is another thing.
        var rounded = decimal.Round(metres, 2, MidpointRounding.AwayFromZero);
        if (metres <= 0) Fault(Area, "area0", "面积必须大于 0");
        else if (Math.Abs(metres - rounded) > 0.000_001m) Fault(Area, "areadecimals", "面积最多两位小数");
        else if (rounded > LargestArea) Fault(Area, "arealarge", "面积过大，请核对单位");
        else return Domain.Shared.Area.FromSquareMetres(rounded);
        return null;
    }

    private OwnerDraft ReadOwner(string? share, string title)
    {
        var name = Normalised.Name(Cell(OwnerName).Text);
        var number = Cell(DocumentNumber);
        if (IsRefused(OwnerName) || IsRefused(DocumentNumber) || IsRefused(DocumentKind)) return default;
        if (name == DeveloperName && number.IsBlank) return new OwnerDraft(IsDeveloper: true, null);

        if (name.Length == 0) Fault(OwnerName, "noname", "未填写业主姓名");
        else if (name.Length > Owner.NameLength) Fault(OwnerName, "long", $"文字过长，最多 {Owner.NameLength} 个字");
        var document = ReadDocument(number);
        var phone = ReadPhone();
        if (document is null || name.Length == 0) return default;

        if (!_people.TryAdd(document, (name, _row.Number)) && _people[document] is var (first, row) && first != name)
        {
            Fault(DocumentNumber, "twonames", $"同一证件号码在第 {row} 行登记的是另一个姓名");
            return default;
        }

        return new OwnerDraft(IsDeveloper: false, new RegisterOwner(name, document, phone, share, title));
    }

    private IdDocument? ReadDocument(SheetCell number)
    {
        var kind = Compact(Cell(DocumentKind).Text);
        if (!DocumentTypes.TryGetValue(kind, out var type))
        {
            Fault(DocumentKind, "doctype", "证件类型只能是大陆二代身份证、其他证件");
            return null;
        }

        if (number.IsBlank)
        {
            Fault(DocumentNumber, "nonumber", "未填写证件号码");
            return null;
        }

        var text = Compact(number.Text);
        if (LostDigits(number, text, type))
        {
            Fault(DocumentNumber, "sci", "证件号码已被 Excel 转成数值，末尾数字已丢失，请将单元格设为文本后重新填写");
            return null;
        }

        var document = IdDocument.TryParse(type, text);
        if (document is not null) return document;

        if (type == DocumentType.ResidentId && text.Length == 18 && text[..17].All(char.IsAsciiDigit)) Fault(DocumentNumber, "checksum", "身份证号码校验不通过，请核对");
        else Fault(DocumentNumber, "idformat", "证件号码格式不正确");
        return null;
    }

    /// <summary>Excel keeps 15 digits of a number: a resident identity number in a number cell is lost, whatever it looks like.</summary>
    private static bool LostDigits(SheetCell cell, string text, DocumentType type) => cell.Kind == SheetCellKind.Number
        ? type == DocumentType.ResidentId || text.Length > 15 || text.Any(c => !char.IsAsciiDigit(c))
        : text.Contains("E+", StringComparison.OrdinalIgnoreCase);

    private MobileNumber? ReadPhone()
    {
        var cell = Cell(Phone);
        if (cell.IsBlank || IsRefused(Phone)) return null;

        var text = cell.Kind == SheetCellKind.Number && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.###", CultureInfo.InvariantCulture)
            : cell.Text;
        var phone = MobileNumber.TryParse(text);
        if (phone is null) Fault(Phone, "phone", "手机号码不正确，应为 11 位");
        return phone;
    }

    private HomeDraft HomeOf(HomeKey key)
    {
        if (!_homes.TryGetValue(key, out var home)) _homes[key] = home = new HomeDraft(key, _row.Number);
        return home;
    }

    private void AgreeOnUse(HomeDraft home, HouseUse? use)
    {
        if (use is not null && home.Use is not null && home.Use != use) Fault(Use, "useconflict", $"同一房屋的用途与第 {home.Row} 行不一致");
    }

    private void AgreeOnArea(HomeDraft home, Area? area)
    {
        if (area is null) home.HasRefusedArea |= !Cell(Area).IsBlank;
        else if (home.Area is null) (home.Area, home.AreaRow) = (area, _row.Number);
        else if (home.Area != area) Fault(Area, "areaconflict", $"同一房屋的面积与第 {home.AreaRow} 行不一致");
    }

    private void AgreeOnOwner(HomeDraft home, OwnerDraft owner)
    {
        if (owner.IsDeveloper && home.HasOwnerRow) Fault(OwnerName, "devowner", "该房屋已登记业主，不能同时由开发建设单位持有");
        else if (!owner.IsDeveloper && home.IsDeveloperHeld) Fault(OwnerName, "devowner", "该房屋由开发建设单位持有，不能同时登记业主");
        home.IsDeveloperHeld |= owner.IsDeveloper;
        home.HasOwnerRow |= !owner.IsDeveloper;
        if (owner.Owner is { } person) home.Add(person);
    }

    private void Fault(string column, string kind, string message)
    {
        _faults.Add(new RegisterFault(_row.Number, column, kind, message));
        _rowIsFaulty = true;
    }

    private RegisterReading Finish(int rows)
    {
        foreach (var home in _homes.Values)
        {
            // The area may stand in the row that lost its room number; one fault is enough for both.
            if (home.Titles.Overlaps(_titlesWithoutRoom)) home.IsFaulty = true;
            else if (home.Area is null && !home.HasRefusedArea) RefuseWithoutArea(home);
        }

        if (_homes.Count == 0 && _faults.Count == 0) _faults.Add(new RegisterFault(1, Room, "empty", "表中没有房屋数据"));

        var good = _homes.Values.Where(home => !home.IsFaulty).Select(home => home.ToHome()).ToList();
        _faults.Sort((left, right) => left.Row.CompareTo(right.Row));
        return new RegisterReading(good, RegisterFigures.Of(good, rows), _faults, _people.ToDictionary(person => person.Key, person => person.Value.Row));
    }

    private void RefuseWithoutArea(HomeDraft home)
    {
        home.IsFaulty = true;
        _faults.Add(new RegisterFault(home.Row, Area, "noarea", "该房屋没有填写面积"));
    }

    private readonly record struct OwnerDraft(bool IsDeveloper, RegisterOwner? Owner);

    /// <summary>A home while its rows come in.</summary>
    private sealed class HomeDraft(HomeKey key, int row)
    {
        private readonly List<RegisterOwner> _owners = [];
        private string _floor = "";
        private string _title = "";

        public int Row => row;

        public HashSet<string> Titles { get; } = new(StringComparer.Ordinal);

        public HouseUse? Use { get; private set; }

        public Area? Area { get; set; }

        public int AreaRow { get; set; }

        public bool HasRefusedArea { get; set; }

        public bool IsDeveloperHeld { get; set; }

        public bool HasOwnerRow { get; set; }

        public bool IsFaulty { get; set; }

        public void Agree(HouseUse? use, string floor, string title)
        {
            Use ??= use;
            if (_floor.Length == 0) _floor = floor;
            if (_title.Length == 0) _title = title;
        }

        /// <summary>A second row of the same person adds nothing but a phone.</summary>
        public void Add(RegisterOwner owner)
        {
            var known = _owners.FindIndex(o => o.Document == owner.Document);
            if (known < 0) _owners.Add(owner);
            else if (_owners[known].Phone is null) _owners[known] = owner;
        }

        public RegisterHome ToHome() => new(
            key.Building, key.Stairwell, _floor, key.Room, Use.GetValueOrDefault(), Area.GetValueOrDefault(), _title, _owners);
    }
}

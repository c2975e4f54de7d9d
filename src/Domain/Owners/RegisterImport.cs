using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Identity of an import of the register.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct RegisterImportId(Guid Value) : IEntityId<RegisterImportId>
{
    /// <inheritdoc/>
    public static RegisterImportId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static RegisterImportId New() => new(Guid.CreateVersion7());
}

/// <summary>Where a register comes from (OWN-08).</summary>
public enum RegisterSource
{
    /// <summary>房屋信息导入: a sheet.</summary>
    Sheet = 1,

    /// <summary>权属部门: the ownership authority. Once it delivers a project, sheets are no longer taken for it.</summary>
    Authority = 2,
}

/// <summary>Where an import stands.</summary>
public enum RegisterImportState
{
    /// <summary>The sheet has faults; nothing of it will be imported.</summary>
    Refused = 1,

    /// <summary>The sheet is right; its differences wait to be confirmed.</summary>
    Checked = 2,

    /// <summary>Confirmed; to be carried out, or being carried out.</summary>
    Confirmed = 3,

    /// <summary>Carried out, all of it.</summary>
    Done = 4,

    /// <summary>Not carried out, nothing of it.</summary>
    Failed = 5,
}

/// <summary>What a check found.</summary>
/// <param name="Figures">What the sheet adds up to.</param>
/// <param name="Added">Homes that would enter.</param>
/// <param name="Amended">Homes that would change.</param>
/// <param name="Missing">Homes that the sheet does not name.</param>
/// <param name="Unchanged">Homes that would stay as they are.</param>
/// <param name="Fingerprint">Hash of the differences; empty when there are faults.</param>
/// <param name="Faults">What is wrong, all of it.</param>
public sealed record RegisterFindings(
    RegisterFigures Figures, int Added, int Amended, int Missing, int Unchanged, string Fingerprint, IReadOnlyList<RegisterFault> Faults);

/// <summary>
/// A register on its way in: a sheet is checked as a whole; with a single fault it is refused as a whole. Otherwise its
/// differences are shown, somebody confirms them, and they are carried out in one transaction or not at all. Checking the
/// same sheet again shows no difference. An extract of the authority is carried out at once.
/// </summary>
public sealed class RegisterImport : AggregateRoot<RegisterImportId>, IProjectScoped
{
    private RegisterImport()
    {
    }

    /// <inheritdoc/>
    public ProjectId ProjectId { get; private set; }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>Where the register comes from.</summary>
    public RegisterSource Source { get; private set; }

    /// <summary>Where the import stands.</summary>
    public RegisterImportState State { get; private set; }

    /// <summary>Name of the file as uploaded.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public string FileHash { get; private set; } = "";

    /// <summary>Account that brought it.</summary>
    public Guid UploadedBy { get; private set; }

    /// <summary>Name of the person who brought it.</summary>
    public string UploadedByName { get; private set; } = "";

    /// <summary>When it was brought and checked.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>Rows below the head of the sheet.</summary>
    public int Rows { get; private set; }

    /// <summary>Homes in it.</summary>
    public int Homes { get; private set; }

    /// <summary>Owners in it.</summary>
    public int Owners { get; private set; }

    /// <summary>Different sets of owners in it.</summary>
    public int VotingUnits { get; private set; }

    /// <summary>Sum of its areas.</summary>
    public Area Area { get; private set; }

    /// <summary>Homes that enter.</summary>
    public int Added { get; private set; }

    /// <summary>Homes that change.</summary>
    public int Amended { get; private set; }

    /// <summary>Homes that it does not name.</summary>
    public int Missing { get; private set; }

    /// <summary>Homes that stay as they are.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Hash of the differences that were shown.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>What is wrong with it, all of it.</summary>
    public IReadOnlyList<RegisterFault> Faults { get; private set; } = [];

    /// <summary>Whether homes that it does not name leave the register.</summary>
    public bool RemoveMissing { get; private set; }

    /// <summary>Account that confirmed it; null until somebody did.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When it was confirmed; null until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was carried out or given up; null until then.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Code of the error why it was not carried out; null otherwise.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>Notes a sheet and what its check found.</summary>
    public static RegisterImport Check(
        ProjectId project, Jurisdiction place, string fileName, string fileHash, Guid account, string name, RegisterFindings findings, DateTimeOffset now)
    {
        var import = Note(RegisterSource.Sheet, project, place, fileName, fileHash, account, name, findings, now);
        import.State = findings.Faults.Count > 0 ? RegisterImportState.Refused : RegisterImportState.Checked;
        import.Raise(new RegisterChecked(import.Id, project, findings.Figures.Homes, findings.Faults.Count, now));
        return import;
    }

    /// <summary>Notes an extract of the authority, which is carried out at once and names every home of the project.</summary>
    public static RegisterImport Deliver(
        RegisterSource source, ProjectId project, Jurisdiction place, string name, string hash, Guid account, string accountName, RegisterFindings findings, int ownershipsEnded, DateTimeOffset now)
    {
        var import = Note(source, project, place, name, hash, account, accountName, findings, now);
        import.RemoveMissing = true;
        (import.ConfirmedBy, import.ConfirmedAt) = (account, now);
        import.Finish(ownershipsEnded, now);
        return import;
    }

    /// <summary>Accepts the differences shown.</summary>
    public Result Confirm(Guid account, bool removeMissing, DateTimeOffset now)
    {
        if (State == RegisterImportState.Refused) return RegisterErrors.HasFaults.With($"{Faults.Count}");
        if (State != RegisterImportState.Checked) return RegisterErrors.NotConfirmable;

        State = RegisterImportState.Confirmed;
        RemoveMissing = removeMissing && Missing > 0;
        (ConfirmedBy, ConfirmedAt) = (account, now);
        Raise(new RegisterConfirmed(Id, ProjectId, RemoveMissing, now));
        return Result.Done;
    }

    /// <summary>Says whether what is about to be done is what was shown and confirmed.</summary>
    public Result Matches(RegisterComparison comparison)
    {
        if (State != RegisterImportState.Confirmed) return RegisterErrors.NotConfirmable;
        return comparison.Fingerprint() == Fingerprint ? Result.Done : RegisterErrors.ChangedMeanwhile;
    }

    /// <summary>It was carried out.</summary>
    /// <param name="ownershipsEnded">Ownerships that ended by it.</param>
    /// <param name="now">When.</param>
    public void Finish(int ownershipsEnded, DateTimeOffset now)
    {
        State = RegisterImportState.Done;
        FinishedAt = now;
        Raise(new RegisterImported(Id, ProjectId, Source, Added, Amended, RemoveMissing ? Missing : 0, ownershipsEnded, now));
    }

    /// <summary>It cannot be carried out.</summary>
    public void Fail(Error why, DateTimeOffset now)
    {
        State = RegisterImportState.Failed;
        (FinishedAt, FailureCode) = (now, why.Code);
        Raise(new RegisterImportFailed(Id, ProjectId, why.Code, now));
    }

    private static RegisterImport Note(
        RegisterSource source, ProjectId project, Jurisdiction place, string fileName, string fileHash, Guid account, string name, RegisterFindings findings, DateTimeOffset now) => new()
        {
            Id = RegisterImportId.New(),
            Source = source,
            ProjectId = project,
            Jurisdiction = place,
            FileName = fileName,
            FileHash = fileHash,
            UploadedBy = account,
            UploadedByName = name,
            CheckedAt = now,
            Rows = findings.Figures.Rows,
            Homes = findings.Figures.Homes,
            Owners = findings.Figures.Owners,
            VotingUnits = findings.Figures.VotingUnits,
            Area = findings.Figures.Area,
            Added = findings.Added,
            Amended = findings.Amended,
            Missing = findings.Missing,
            Unchanged = findings.Unchanged,
            Fingerprint = findings.Fingerprint,
            Faults = findings.Faults,
        };
}

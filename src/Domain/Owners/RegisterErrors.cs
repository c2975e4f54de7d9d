using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Refusals about the register of homes and owners.</summary>
public static class RegisterErrors
{
    /// <summary>No such project within the caller's scope.</summary>
    public static readonly Error ProjectNotFound = Error.NotFound("register.project_not_found", "There is no such project.");

    /// <summary>No such import within the caller's scope.</summary>
    public static readonly Error NotFound = Error.NotFound("register.not_found", "There is no such import.");

    /// <summary>No such home within the caller's scope.</summary>
    public static readonly Error HouseNotFound = Error.NotFound("register.house_not_found", "There is no such home.");

    /// <summary>The file cannot be read as an xlsx workbook.</summary>
    public static readonly Error NotAWorkbook = Error.Invalid("register.not_a_workbook", "The file is no xlsx workbook, or it is damaged or protected.");

    /// <summary>The file, or what it unpacks to, is too large; the argument is the limit in megabytes.</summary>
    public static readonly Error TooLarge = Error.Invalid("register.too_large", "The file is larger than {0} MB.");

    /// <summary>More rows than an import takes; the argument is the limit.</summary>
    public static readonly Error TooManyRows = Error.Invalid("register.too_many_rows", "The sheet has more than {0} rows.");

    /// <summary>The sheet has faults; none of it is imported.</summary>
    public static readonly Error HasFaults = Error.Rule("register.has_faults", "The sheet has {0} faults; nothing of it is imported.");

    /// <summary>The import was confirmed, carried out or given up before.</summary>
    public static readonly Error NotConfirmable = Error.Conflict("register.not_confirmable", "Only a checked import can be confirmed, and only once.");

    /// <summary>Another confirmed import of the project is still to be carried out.</summary>
    public static readonly Error AnotherRunning = Error.Conflict("register.another_running", "Another import of this project is being carried out.");

    /// <summary>The register changed since the differences were shown.</summary>
    public static readonly Error ChangedMeanwhile = Error.Conflict("register.changed_meanwhile", "The register changed after the check; check the sheet again.");

    /// <summary>The ownership authority delivers the register of this project, and its word goes before a sheet (OWN-08).</summary>
    public static readonly Error KeptByAuthority = Error.Rule("register.kept_by_authority", "The ownership authority delivers the register of this project.");

    /// <summary>The ownership authority has nothing on this project; its register comes from sheets.</summary>
    public static readonly Error NotKeptByAuthority = Error.Rule("register.not_kept_by_authority", "The ownership authority does not deliver the register of this project.");

    /// <summary>The ownership authority did not answer; nothing changed.</summary>
    public static readonly Error AuthorityUnavailable = new("register.authority_unavailable", "The ownership authority does not answer; try again later.", ErrorKind.Unavailable);

    /// <summary>The sheet of the check is no longer kept; it has to be checked again.</summary>
    public static readonly Error SheetForgotten = Error.Conflict("register.sheet_forgotten", "The sheet was kept for a week only; check it again.");

    /// <summary>A delivered register contradicts itself or the register of the city; the argument is the home or the masked document.</summary>
    public static readonly Error Contradictory = Error.Rule("register.contradictory", "The delivered register contradicts itself or the city's register at {0}.");

    /// <summary>The result of an import is to be had only when it is finished.</summary>
    public static readonly Error NotFinished = Error.Conflict("register.not_finished", "The import is not finished.");
}

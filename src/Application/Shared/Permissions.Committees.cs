namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Sees committees, their members and meetings within the own scope (OC-01, OC-10).</summary>
    public const string ViewCommittees = "committees.view";

    /// <summary>Records committees and groups that no filing brought in, and vacancies.</summary>
    public const string RecordCommittees = "committees.record";

    /// <summary>Edits members, other staff and vacancies of the own committee (OC-02, OC-03, OC-06, OC-09).</summary>
    public const string EditCommittee = "committees.edit";

    /// <summary>Records and edits meetings of the own committee (OC-04, OC-05).</summary>
    public const string RecordMeetings = "committees.meetings";
}

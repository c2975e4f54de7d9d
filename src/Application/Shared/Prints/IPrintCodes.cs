namespace PropertyPlatform.Application.Shared.Prints;

/// <summary>The code printed on a document: nobody can make one up, and it needs no register of prints (PLT-04).</summary>
public interface IPrintCodes
{
    /// <summary>The code of a document, as printed: four groups of four.</summary>
    string Of(PrintForm form, string number);

    /// <summary>Whether a typed code is the one of that document; groups, case and letters that look like digits do not matter.</summary>
    bool Fits(PrintForm form, string number, string typed);
}

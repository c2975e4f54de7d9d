using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Attachments;

/// <summary>Questions about attachments.</summary>
public static class AttachmentSpecs
{
    /// <summary>One file.</summary>
    public static Specification<Attachment> ById(AttachmentId id) => new Specification<Attachment>().Where(a => a.Id == id);

    /// <summary>The files of one row, oldest first.</summary>
    public static Specification<Attachment> Of(string kind, Guid owner) =>
        new Specification<Attachment>().Where(a => a.Kind == kind && a.OwnerId == owner).OrderBy(a => a.UploadedAt).OrderBy(a => a.Id);
}

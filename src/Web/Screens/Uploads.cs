using MediatR;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>Files that come with a page's form.</summary>
internal static class Uploads
{
    /// <summary>Adds the files one by one; the first refusal ends it.</summary>
    public static async Task<Result> AttachAsync(this IMediator mediator, string kind, Guid owner, IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        if (files.Count == 0) return AttachmentErrors.NoneChosen;

        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            if ((await mediator.Send(new UploadAttachment(kind, owner, file.FileName, content), ct)).Error is { } refused) return refused;
        }

        return Result.Done;
    }
}

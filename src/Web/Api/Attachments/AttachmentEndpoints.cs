using MediatR;
using Microsoft.Net.Http.Headers;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Domain.Attachments;

namespace PropertyPlatform.Web.Api.Attachments;

/// <summary>Files of other rows (PLT-03).</summary>
internal sealed class AttachmentEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var attachments = api.MapGroup("/attachments").WithTags("Attachments");
        attachments.MapGet("", List);
        attachments.MapPost("", Upload).DisableAntiforgery();
        attachments.MapGet("/{id:guid}", Download);
        attachments.MapDelete("/{id:guid}", Remove);
    }

    private static async Task<IResult> List(string kind, Guid ownerId, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAttachments(kind, ownerId), ct)).ToHttp();

    private static async Task<IResult> Upload([AsParameters] UploadForm form, IMediator mediator, CancellationToken ct)
    {
        await using var content = form.File.OpenReadStream();
        return (await mediator.Send(new UploadAttachment(form.Kind, form.OwnerId, form.File.FileName, content), ct))
            .ToHttp(id => TypedResults.Created($"/api/v1/attachments/{id.Value}", new { id = id.Value }));
    }

    private static async Task<IResult> Download(Guid id, bool? inline, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAttachment(new(id)), ct)).ToHttp(file => file.ToHttp(context.Response, inline ?? false));

    private static async Task<IResult> Remove(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RemoveAttachment(new(id)), ct)).ToHttp();
}

/// <summary>An upload as a form sends it.</summary>
/// <param name="Kind">What kind of row.</param>
/// <param name="OwnerId">The row.</param>
/// <param name="File">The file.</param>
internal sealed record UploadForm([property: Microsoft.AspNetCore.Mvc.FromForm(Name = "kind")] string Kind, [property: Microsoft.AspNetCore.Mvc.FromForm(Name = "ownerId")] Guid OwnerId, IFormFile File);

/// <summary>How a file leaves the platform.</summary>
internal static class FileAnswers
{
    /// <summary>The file, for saving; or for looking at when its type is harmless in a browser.</summary>
    public static IResult ToHttp(this AttachmentFile file, HttpResponse response, bool inline)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
        var shown = inline && file.Type.CanBePreviewed();
        if (shown) response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = file.FileName }.ToString();

        return TypedResults.Stream(
            file.Content,
            file.Type.MediaType(),
            shown ? null : file.FileName,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }
}

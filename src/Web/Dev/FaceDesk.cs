using System.Globalization;
using System.Net;
using System.Text;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;

namespace PropertyPlatform.Web.Dev;

/// <summary>The page of the face check's stand-in: says whose check it is and asks which answer to give.</summary>
internal static class FaceDesk
{
    private static readonly (FaceAnswer Answer, string Text)[] Answers =
    [
        (FaceAnswer.Pass, "通过"), (FaceAnswer.Mismatch, "不匹配"), (FaceAnswer.NoPhoto, "库中无照片"), (FaceAnswer.Attack, "疑似攻击"), (FaceAnswer.Timeout, "超时"),
    ];

    public static void MapFaceDesk(this WebApplication app)
    {
        app.MapGet("/dev/face/{reference}", Show);
        app.MapPost("/dev/face/{reference}/{answer}", Take);
    }

    private static IResult Show(string reference, LocalFaceCheck checks)
    {
        if (checks.Find(reference) is not { } check) return TypedResults.NotFound();

        var page = new StringBuilder("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"/favicon.svg\"><title>人脸识别（替身）</title>");
        page.Append("<h1>人脸识别</h1><p>本地替身，非真实平台</p><p>").Append(WebUtility.HtmlEncode($"{check.Name}　{check.Document}")).Append("</p>");
        foreach (var (answer, text) in Answers) page.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"/dev/face/{reference}/{answer}\"><p><button>{text}</button></p></form>");
        return TypedResults.Content(page.ToString(), "text/html; charset=utf-8");
    }

    private static IResult Take(string reference, FaceAnswer answer, LocalFaceCheck checks) =>
        checks.Answer(reference, answer) is { } back ? TypedResults.LocalRedirect(back) : TypedResults.NotFound();
}

using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Architecture.Tests.Sinners;

internal sealed class DomainTypeWithAPackage : AbstractValidator<string>;

internal sealed class DomainTypeThatMentionsApplication
{
    public static bool Wide(object scope) => scope is DataScope { Everything: true };
}

internal sealed class ApplicationTypeWithADatabase
{
    public static int Rows(object context) => ((DbContext)context).ChangeTracker.Entries().Count();
}

internal sealed class ApplicationTypeWithAWebRequest(IHttpContextAccessor accessor)
{
    public string? Path => accessor.HttpContext?.Request.Path;
}

internal sealed class AdapterThatKnowsWeb
{
    public static Type Host => typeof(Program);
}

internal sealed class QueryInPostgresWords
{
    public static bool Like(string text) => EF.Functions.ILike(text, "%x%");
}

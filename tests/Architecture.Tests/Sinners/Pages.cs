using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Architecture.Tests.Sinners.Aggregates;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Architecture.Tests.Sinners;

public sealed class PageWithTables(AppDbContext db) : PageModel
{
    public Task<bool> OnGetAsync() => db.Database.CanConnectAsync();
}

public sealed class PageWithARepository(IRepository<AggregateWithAPublicSetter> things) : PageModel
{
    public Task<bool> OnGetAsync(CancellationToken ct) => things.AnyAsync(new Specification<AggregateWithAPublicSetter>(), ct);
}

public sealed class PageThatHoldsAnAggregate : PageModel
{
    public AggregateWithAPublicSetter? Thing { get; private set; }
}

public sealed class PageWithAnAdapter(IDatabaseProbe probe) : PageModel
{
    public async Task<bool> OnGetAsync(CancellationToken ct) => await probe.AnswersAsync(ct);
}

public sealed class PageThatGoesOnAndOn : PageModel
{
    public static async Task<string> OnPostAsync()
    {
        await Task.Yield();
        var text = "";
        text += Once(Once(Once(Once(Once(Once(Once(Once(Once(Once(text))))))))));
        text += Once(Once(Once(Once(Once(Once(Once(Once(Once(Once(text))))))))));
        text += Once(Once(Once(Once(Once(Once(Once(Once(Once(Once(text))))))))));
        text += Once(Once(Once(Once(Once(Once(Once(Once(Once(Once(text))))))))));
        return text;
    }

    private static string Once(string text) => text.Trim();
}

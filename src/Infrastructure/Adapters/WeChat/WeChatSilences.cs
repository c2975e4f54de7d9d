using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>That somebody gets no notices of a template, or none at all.</summary>
internal sealed class WeChatSilence
{
    /// <summary>Keyed hash of the openid.</summary>
    public string RecipientIndex { get; set; } = "";

    /// <summary>The template; <c>*</c> for whoever does not follow, <c>!</c> for a name that WeChat does not know.</summary>
    public string Template { get; set; } = "";

    public DateTimeOffset Until { get; set; }
}

internal sealed class WeChatSilenceConfiguration : IEntityTypeConfiguration<WeChatSilence>
{
    public void Configure(EntityTypeBuilder<WeChatSilence> silence)
    {
        silence.ToTable("wechat_silences", "notices");
        silence.HasKey(s => new { s.RecipientIndex, s.Template });
        silence.Property(s => s.RecipientIndex).HasMaxLength(64);
        silence.Property(s => s.Template).HasMaxLength(100);
        silence.HasIndex(s => s.Until);
    }
}

/// <summary>Remembers whom WeChat would not reach, so that nobody is asked for in vain: refusals for thirty days, strangers until they follow.</summary>
internal sealed class WeChatSilences(IServiceScopeFactory scopes, PersonalDataCipher cipher, TimeProvider clock)
{
    private const string Everything = "*";
    private const string Nobody = "!";
    private static readonly TimeSpan OfARefusal = TimeSpan.FromDays(30);

    // WeChat said so by the way; whoever follows again meanwhile is found the next day, even where events do not arrive.
    private static readonly TimeSpan OfAStranger = TimeSpan.FromDays(1);
    private static readonly TimeSpan OfWhoLeft = TimeSpan.FromDays(36_500);

    /// <summary>Why a follower gets no notice of a template; null when nothing is known against it.</summary>
    public async Task<NotReachableReason?> OfAsync(string openId, string template, CancellationToken ct)
    {
        var (index, now) = (IndexOf(openId), clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<WeChatSilence>().AsNoTracking()
            .Where(s => s.RecipientIndex == index && (s.Template == template || s.Template == Everything || s.Template == Nobody) && s.Until > now).Select(s => s.Template).ToListAsync(ct);
        return known.Count == 0 ? null : known.Contains(Nobody) ? NotReachableReason.BadOpenId : known.Contains(Everything) ? NotReachableReason.NotFollower : NotReachableReason.Refused;
    }

    /// <summary>The follower refused a template.</summary>
    public Task RefuseAsync(string openId, string template, CancellationToken ct) => KeepAsync(openId, template, OfARefusal, ct);

    /// <summary>WeChat says that this is no follower.</summary>
    public Task StrangerAsync(string openId, CancellationToken ct) => KeepAsync(openId, Everything, OfAStranger, ct);

    /// <summary>WeChat does not know the openid; it is asked again the next day, for the account may have been set up wrongly.</summary>
    public Task NobodyAsync(string openId, CancellationToken ct) => KeepAsync(openId, Nobody, OfAStranger, ct);

    /// <summary>The follower left.</summary>
    public Task LeftAsync(string openId, CancellationToken ct) => KeepAsync(openId, Everything, OfWhoLeft, ct);

    /// <summary>The person follows; what was refused stays refused.</summary>
    public async Task FollowsAsync(string openId, CancellationToken ct)
    {
        await LiftAsync(openId, Everything, ct);
        await LiftAsync(openId, Nobody, ct);
    }

    /// <summary>The follower takes a template again.</summary>
    public async Task LiftAsync(string openId, string template, CancellationToken ct)
    {
        var index = IndexOf(openId);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<WeChatSilence>().Where(s => s.RecipientIndex == index && s.Template == template).ExecuteDeleteAsync(ct);
    }

    private async Task KeepAsync(string openId, string template, TimeSpan life, CancellationToken ct)
    {
        var (index, until) = (IndexOf(openId), clock.GetUtcNow() + life);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (await db.Set<WeChatSilence>().Where(s => s.RecipientIndex == index && s.Template == template).ExecuteUpdateAsync(set => set.SetProperty(s => s.Until, until), ct) > 0) return;

        db.Add(new WeChatSilence { RecipientIndex = index, Template = template, Until = until });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException taken) when (UniqueIndexErrors.Find(taken) is not null)
        {
            // Another node noted the same.
        }
    }

    private string IndexOf(string openId) => ChannelOutbox.IndexOf(cipher, openId);
}

/// <summary>Refusals that are over.</summary>
internal sealed class ForgetWeChatSilences(AppDbContext db, TimeProvider clock) : IRecurringJob
{
    public string Name => "notices.forget_silences";

    public TimeSpan Interval => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Set<WeChatSilence>().Where(s => s.Until < now).ExecuteDeleteAsync(ct);
    }
}

using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>部署配置: how the platform is set up for its city now, and from when otherwise (ORG-06).</summary>
[Requires(Permissions.ViewCityProfile)]
public sealed record GetCityProfile : IQuery<CityProfileView>;

/// <summary>The versions.</summary>
/// <param name="InForce">The one that holds now.</param>
/// <param name="Upcoming">Those that will, the next first.</param>
public sealed record CityProfileView(CityProfile InForce, IReadOnlyList<CityProfile> Upcoming);

internal sealed class GetCityProfileHandler(ICityProfile city, TimeProvider clock) : IQueryHandler<GetCityProfile, CityProfileView>
{
    public Task<Result<CityProfileView>> Handle(GetCityProfile request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Result<CityProfileView> view = new CityProfileView(city.InForceAt(now), [.. city.Versions.Where(profile => profile.EffectiveFrom > now)]);
        return Task.FromResult(view);
    }
}

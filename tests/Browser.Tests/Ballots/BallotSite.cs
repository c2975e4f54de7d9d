namespace PropertyPlatform.Browser.Tests.Ballots;

/// <summary>A site with an area whose owners decide: a class fixture.</summary>
public sealed class BallotSite(Chromium chromium) : IAsyncLifetime
{
    private AVotingEstate? _assembly;

    /// <summary>The site.</summary>
    public Site Site { get; } = new(chromium);

    /// <summary>The area.</summary>
    public AVotingEstate Assembly => _assembly ?? throw new InvalidOperationException("The area is not built.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        _assembly = await AVotingEstate.GatherAsync(Site.App);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

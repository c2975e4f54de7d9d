using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Weather;

/// <summary>The areas of the caller whose weather can be asked for, by name (WEA-01).</summary>
/// <param name="Keyword">Part of the name or beginning of the code; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewWeather)]
public sealed record FindWeatherAreas(string? Keyword, Page Page) : IQuery<Paged<WeatherArea>>
{
    /// <summary>Characters of a keyword at most.</summary>
    public const int KeywordLength = 100;
}

/// <summary>An area to choose.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Place">District, street and community by name.</param>
/// <param name="Address">坐落地址</param>
public sealed record WeatherArea(Guid Id, string Name, string Place, string Address);

/// <summary>Shape of the question.</summary>
internal sealed class FindWeatherAreasValidator : AbstractValidator<FindWeatherAreas>
{
    public FindWeatherAreasValidator() =>
        RuleFor(q => q.Keyword).MaximumLength(FindWeatherAreas.KeywordLength).WithMessage($"不超过{FindWeatherAreas.KeywordLength}个字");
}

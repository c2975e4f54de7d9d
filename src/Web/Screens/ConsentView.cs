using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>A text in force within a form, with the box that agrees to it; the box hands in the version that was shown.</summary>
/// <param name="Purpose">Which text.</param>
/// <param name="Field">Name of the form's field for the version.</param>
/// <param name="Label">What is said by ticking the box.</param>
/// <param name="Required">Whether nothing goes on without.</param>
/// <param name="Help">What becomes of those who do not agree.</param>
public sealed record ConsentView(ConsentPurpose Purpose, string Field, string Label, bool Required = true, string? Help = null);

global using PropertyPlatform.Support;
global using Shouldly;
global using Xunit;

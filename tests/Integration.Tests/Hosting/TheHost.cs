using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Hosting;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Hosting;

/// <summary>The platform as it is put together, before it serves anybody.</summary>
public sealed class TheHost
{
    [Theory]
    [InlineData("PostgreSql", "Development")]
    [InlineData("SqlServer", "Development")]
    [InlineData("PostgreSql", "Production")]
    public void can_make_every_service(string provider, string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "PropertyPlatform.Web", EnvironmentName = environment, ContentRootPath = Repository.PathOf("src", "Web") });
        builder.Configuration["Database:Provider"] = provider;
        builder.Configuration["ConnectionStrings:Platform"] = "Server=nowhere";
        builder.Configuration["Security:PersonalDataKey"] = Convert.ToBase64String(new byte[32]);
        builder.AddPlatformHost();
        builder.Host.UseDefaultServiceProvider(services => (services.ValidateScopes, services.ValidateOnBuild) = (true, true));

        Should.NotThrow(() => builder.Build());
    }
}

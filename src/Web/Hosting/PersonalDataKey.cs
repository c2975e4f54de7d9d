using System.Security.Cryptography;
using PropertyPlatform.Infrastructure.Persistence.Embedded;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Finds the key of personal data: configuration in Production, a file beside the data folder in Development. It never enters the database.</summary>
internal static class PersonalDataKey
{
    public static PersonalDataCipher Load(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Security:PersonalDataKey"] is { Length: > 0 } configured) return new PersonalDataCipher(Convert.FromBase64String(configured));
        if (environment.IsProduction()) throw new InvalidOperationException("Security:PersonalDataKey (32 random bytes, Base64) must be configured in Production.");

        var folder = EmbeddedPostgresOptions.For(environment.ContentRootPath, configuration["Database:DataFolder"]).DataFolder;
        var file = Path.Combine(folder, "personal-data.key");
        Directory.CreateDirectory(folder);
        if (!File.Exists(file))
        {
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new PersonalDataCipher(Convert.FromBase64String(File.ReadAllText(file)));
    }
}

namespace PropertyPlatform.Application.Ports;

/// <summary>Makes the digits of one-time codes and the keyed hash that is kept of them.</summary>
public interface IOneTimeDigits
{
    /// <summary>Six digits, each value as likely as any other.</summary>
    string Next();

    /// <summary>The keyed hash of digits for one code; the same digits of another code have another hash.</summary>
    string HashOf(Guid code, string digits);
}

namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>The embedded PostgreSQL cannot serve; the message tells the person at the console what to do.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Without a message; for serializers only.</summary>
    public EmbeddedPostgresException()
    {
    }

    /// <summary>With what went wrong and what helps.</summary>
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    /// <summary>With what went wrong, what helps, and the cause.</summary>
    public EmbeddedPostgresException(string message, Exception cause)
        : base(message, cause)
    {
    }
}

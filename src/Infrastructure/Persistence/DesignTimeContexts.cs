using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> build the PostgreSQL model without a server.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql("Host=localhost").Options, new EverythingInScope(), PersonalDataCipher.Unkeyed);
}

/// <summary>Lets <c>dotnet ef</c> build the SQL Server model without a server.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServer("Server=localhost").Options, new EverythingInScope(), PersonalDataCipher.Unkeyed);
}

/// <summary>The scope of tools and background work.</summary>
internal sealed class EverythingInScope : IScopeSource
{
    public DataScope Scope => DataScope.System;
}

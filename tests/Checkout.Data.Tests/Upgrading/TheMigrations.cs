using System.Security.Cryptography;
using System.Text;
using Checkout.Testing;

namespace Checkout.Data.Tests.Upgrading;

/// <summary>What databases have been made with is not changed any more: migrations are only added.</summary>
[Trait("Acceptance", "H7")]
public sealed class TheMigrations
{
    [Theory]
    [InlineData("Sqlite", "20261130012810_Initial", "85988c4fbe6064310f520432be6817679fcdc3c72c06b384540022c6abe0cf64")]
    [InlineData("PostgreSql", "20261130012825_Initial", "216683fe2b7b7ebc50fd33278f0c91eff2a8a3f667e64068d727452b05f92e32")]
    [InlineData("SqlServer", "20261130012838_Initial", "c259fb3d3e103dd00e57c44b5670a23c5cb608b394ab4c7f59914ba5edfe09b8")]
    public async Task Begin_with_one_that_never_changes(string provider, string first, string hash)
    {
        Assert.Equal(first, Names(provider)[0]);
        var code = string.Concat((await File.ReadAllTextAsync(RepositoryRoot.Combine([.. Folder(provider), $"{first}.cs"])))
            .Where(character => !char.IsWhiteSpace(character)));

        Assert.True(
            hash == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code))),
            $"The first migration of {provider} was changed, and databases exist that it has made. Take the change back, and add a "
            + $"migration instead: ./build migrate NAME");
    }

    [Fact]
    public void Are_the_same_steps_on_every_database()
    {
        Assert.Equal(Steps("Sqlite"), Steps("PostgreSql"));
        Assert.Equal(Steps("Sqlite"), Steps("SqlServer"));
    }

    private static IEnumerable<string> Steps(string provider) => Names(provider).Select(SchemaFit.NameOf);

    private static IReadOnlyList<string> Names(string provider) =>
    [
        .. Directory.GetFiles(RepositoryRoot.Combine(Folder(provider)), "*_*.Designer.cs")
            .Select(path => Path.GetFileName(path).Replace(".Designer.cs", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private static string[] Folder(string provider) => ["src", "Checkout.Data", "Migrations", provider];
}

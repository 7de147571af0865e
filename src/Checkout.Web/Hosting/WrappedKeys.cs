using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Checkout.Web.Hosting;

/// <summary>
/// Keeps the framework's keys in the database, wrapped by <see cref="SignInKey"/>. A key that lies there in any other way, from a version
/// before or from somebody who can write to the database, is none.
/// </summary>
public sealed class WrappedKeys(CheckoutDbContexts contexts) : IXmlRepository
{
    private const string Element = "wrappedKey";

    // More than a deployment that makes one every 90 days ever has.
    private const int AllKeys = 10_000;

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. StoredAsync(CancellationToken.None).GetAwaiter().GetResult().Select(row => row.Element).OfType<XElement>().Where(IsTrusted)];

    public void StoreElement(XElement element, string friendlyName)
    {
        if (!IsTrusted(element))
        {
            throw new InvalidOperationException("A key was about to be stored without being wrapped.");
        }

        using var db = contexts.Unscoped();
        db.DataProtectionKeys.Add(new DataProtectionKey
        {
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
        });
        db.SaveChanges();
    }

    /// <summary>Takes out what earlier versions stored in the clear.</summary>
    /// <returns>How many keys these were.</returns>
    public async Task<int> RemoveOthersAsync(CancellationToken cancellation)
    {
        var clear = (await StoredAsync(cancellation)).Where(row => row.Element is null || !IsTrusted(row.Element))
            .Select(row => row.Id).ToList();
        if (clear.Count == 0)
        {
            return 0;
        }

        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        return await db.DataProtectionKeys.Where(row => clear.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
    }

    private Task<IReadOnlyList<(int Id, XElement? Element)>> StoredAsync(CancellationToken cancellation) => contexts.ReadAsync("""
        "Id", "Xml" FROM "DataProtectionKeys" ORDER BY "Id"
        """, AllKeys, row => (row.GetInt32(0), row.IsDBNull(1) ? null : XElement.Parse(row.GetString(1))), cancellation);

    // The element itself names what reads it, and one of the framework's readers would take a secret in the clear. Whatever else it holds
    // that could be a secret is none of ours.
    private static bool IsTrusted(XElement element) => element.Name.LocalName == "revocation"
        || (Named(element, "encryptedSecret").ToList() is [var secret]
            && secret.Attribute("decryptorType")?.Value.Split(',')[0] == typeof(Decryptor).FullName
            && Named(element, "value").All(value => value.Parent?.Name.LocalName == Element && value.Parent.Parent == secret));

    private static IEnumerable<XElement> Named(XElement element, string name) =>
        element.Descendants().Where(inner => inner.Name.LocalName == name);

    public sealed class Encryptor(SignInKey key) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var secret = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
            return new EncryptedXmlInfo(new XElement(Element, new XElement("value", Convert.ToBase64String(key.Wrap(secret)))),
                typeof(Decryptor));
        }
    }

    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        private readonly SignInKey _key = services.GetRequiredService<SignInKey>();

        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(Encoding.UTF8.GetString(_key.Unwrap(Convert.FromBase64String((string)encryptedElement.Element("value")!))));
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Checkout.Domain.Audit;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Doctor;

/// <summary>A deployment that nothing is wrong with: a database, a portal that serves it, and a proxy before that.</summary>
public sealed class Hospital : IAsyncLifetime
{
    private readonly Engine _engine;
    private Portal? _distrustful;

    public Hospital()
        : this(Engine.Sqlite)
    {
    }

    internal Hospital(Engine engine) => _engine = engine;

    internal TestDatabase Database { get; private set; } = null!;

    internal World World { get; private set; } = null!;

    internal Portal Portal { get; private set; } = null!;

    internal Front Front { get; private set; } = null!;

    /// <summary>A proxy whose certificate is over.</summary>
    internal Front Expired { get; private set; } = null!;

    internal X509Certificate2Collection Trusted { get; } = [];

    /// <summary>The same portal, without a proxy that it would believe.</summary>
    internal Portal Distrustful => _distrustful ??= Portal.Start(Database, new FakeTimeProvider(TestClock.Start), SettingsOf());

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(_engine);
        World = await World.CreateAsync(Database, TestClock.SpelledOut);
        await using (var db = Database.Contexts.Unscoped())
        {
            db.AuditEntries.Add(new AuditEntry(World.Account.Id, null, "operator", AuditAction.RecordsImported, null, null, null,
                World.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        Portal = Portal.Start(Database, new FakeTimeProvider(TestClock.Start), SettingsOf(("Proxy:TrustedNetworks:0", "0.0.0.0/0"),
            ("Proxy:TrustedNetworks:1", "::/0")));
        Front = await Front.OpenAsync(TestCertificate.Localhost);
        Front.Behind = Portal.Anonymous().Http;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var over = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2020, 4, 1, 0, 0, 0, TimeSpan.Zero));
        Expired = await Front.OpenAsync(over);
        Trusted.Add(TestCertificate.Localhost);
        Trusted.Add(over);

        // The portal makes its first key.
        using var first = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        first.Headers.Add("Checkout-Witness", Guid.NewGuid().ToString());
        (await Front.Behind.SendAsync(first)).Dispose();
    }

    public async Task DisposeAsync()
    {
        await Front.DisposeAsync();
        await Expired.DisposeAsync();
        await Portal.DisposeAsync();
        await (_distrustful?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Database.DisposeAsync();
    }

    /// <summary>A copy of the deployment, of which something can be made wrong; of a server’s database the database itself.</summary>
    internal async Task<Patient> AdmitAsync()
    {
        (Front.Behind, Front.TellsWho, Front.TellsHow, Front.Host) = (Portal.Anonymous().Http, true, true, null);
        return await Patient.AdmitAsync(this);
    }

    private static PortalSettings SettingsOf(params (string Name, string Value)[] settings) => new()
    {
        Configuration = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal),
    };
}

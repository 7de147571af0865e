using Checkout.Web.Doctor.Checks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Web.Doctor;

public static class DoctorRegistration
{
    /// <summary>Registers the examination and what it is made of, in the order in which it is made.</summary>
    public static void AddDoctor(this IServiceCollection services)
    {
        services.AddPortalOptions<OperatorOptions, OperatorOptionsValidator>(OperatorOptions.Section);
        services.TryAddSingleton(new Outside());
        services.AddSingleton<Secrets>();
        services.AddSingleton<Witness>();
        services.AddSingleton<StripeExam>();
        services.AddSingleton<Examination>();
        services.AddCheckUp<SettingsCheckUp>("settings", Needs.Nothing);
        services.AddCheckUp<ReachCheckUp>("the database's reach and version", Needs.Settings, isGround: true);
        services.AddCheckUp<FilesCheckUp>("disks, folders and files", Needs.Settings);
        services.AddCheckUp<MailCheckUp>("mail", Needs.Settings);
        services.AddCheckUp<StripeCheckUp>("Stripe", Needs.Settings);
        services.AddCheckUp<RightsCheckUp>("rights in the database", Needs.Database, isGround: true);
        services.AddCheckUp<SchemaCheckUp>("the database's schema", Needs.Rights, isGround: true);
        services.AddCheckUp<ClockCheckUp>("the database's clock", Needs.Schema);
        services.AddCheckUp<KeysCheckUp>("keys", Needs.Schema);
        services.AddCheckUp<FontsCheckUp>("fonts", Needs.Schema);
        services.AddCheckUp<AddressCheckUp>("the public address", Needs.Schema);
        services.AddCheckUp<WorkCheckUp>("background work", Needs.Schema);
    }

    private static void AddCheckUp<TCheck>(this IServiceCollection services, string about, Needs needs, bool isGround = false)
        where TCheck : IDoctorCheck =>
        services.AddSingleton(new CheckUp(about, needs, isGround, provider => ActivatorUtilities.CreateInstance<TCheck>(provider)));
}
